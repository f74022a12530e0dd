#!/usr/bin/env node
// npm create broadsheet my-news: the same as broadsheet init my-news.
import "broadsheet/init";
