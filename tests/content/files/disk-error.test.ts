import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { diskError } from "../../../src/content/files/disk-error.ts";
import { defect, PressError } from "../../../src/press/press-error.ts";

it.each([
  ["ENOSPC: no space left on device, write", "the disk is full (ENOSPC)", /free some space/],
  ["EDQUOT: disk quota exceeded, mkdir 'dist'", "your disk quota", /delete/],
  ["EROFS: read-only file system, mkdir '/a b/dist'", "read-only (EROFS, /a b/dist)", /can write/],
  ["EACCES: permission denied, open 'x'", "not allowed to do this (EACCES, x)", /can write/],
  ["EPERM: operation not permitted, link 'x' -> 'y'", "not allowed to do this (EPERM, x)", /copy/],
  ["EMFILE: too many open files, open 'x'", "too many files are open (EMFILE, x)", /ulimit/],
  ["ENOENT: no such file or directory, mkdir 'x'", "cannot be created (ENOENT, x)", /can write/],
  ["ENFILE: file table overflow, open 'x'", "open on this computer", /close/],
])("recognises %s, even as the cause of another error", (text, message, fix) => {
  for (const error of [new Error(text), new PressError("content/a", new Error(text))]) {
    const problem = diskError(error);
    expect(problem?.message).toContain(message);
    expect(problem?.fix).toMatch(fix);
    expect(defect("content", error)).toMatchObject({ fix: problem?.fix });
  }
});

it("leaves an error that has nothing to do with the disk a defect", () => {
  let error: unknown;
  try {
    readFileSync("no such file");
  } catch (cause) {
    error = cause;
  }
  for (const other of [error, new Error("x"), new Error("EROFSX: y"), "ENOSPC: z", undefined]) {
    expect(diskError(other)).toBeUndefined();
    expect(defect("content", other).fix).toMatch(/^this is a defect of Broadsheet/);
  }
});
