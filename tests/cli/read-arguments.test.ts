import { describe, expect, it } from "vitest";
import * as commands from "../../src/cli/commands.ts";
import { type Command, helpText, readArguments, starterOf } from "../../src/cli/read-arguments.ts";

const { build, check, deploy, newArticle, rollback, start } = commands;
const table: [string, Command][] = Object.entries(commands);

describe("the help", () => {
  it("says what a command does, how to call it, its options and an example", () => {
    expect(helpText(start)).toBe(`\
Shows the site on this computer, and presses content/ again whenever you save a file.

Usage: npm start -- [options] [-- options of wrangler dev]

Options:
  --port <number>  Answer at this port. Default: 8787.
  --drafts         Put drafts and scheduled articles into the feeds too.
  --help           Show this text.

Set BASE_URL to make absolute links begin with another address.

Example:
  npm start -- --port 9000`);
  });

  it.each<[Command, string, string]>([
    [
      start,
      "broadsheet start [options] [-- options of wrangler dev]",
      "broadsheet start --port 9000",
    ],
    [build, "broadsheet build", "BASE_URL=https://preview.example.org broadsheet build"],
    [rollback, "broadsheet rollback <commit>", "broadsheet rollback HEAD~1"],
  ])(
    "names broadsheet instead of npm if it was started as broadsheet (%#)",
    (command, usage, example) => {
      const help = helpText(command, "broadsheet");
      expect(help).toContain(`\nUsage: ${usage}\n`);
      expect(help).toMatch(new RegExp(`\nExample:\n  ${example}$`));
      expect(readArguments(command, ["--help"], "broadsheet")).toEqual({ help });
    },
  );

  it.each(table)(
    "of %s is the answer to --help and -h, whatever the other arguments are",
    (_, command) => {
      for (const args of [["--help"], ["-h"], ["--nonsense", "--help"]]) {
        expect(readArguments(command, args)).toEqual({ help: helpText(command) });
      }
    },
  );
});

describe("how a command was started", () => {
  it.each([
    ["/site/node_modules/.bin/broadsheet", undefined, "broadsheet"],
    ["/site/node_modules/broadsheet/lib/cli/broadsheet.js", undefined, "broadsheet"],
    ["/site/node_modules/.bin/broadsheet", "npx", "broadsheet"],
    ["/site/node_modules/.bin/broadsheet", "check", "npm"],
    ["/broadsheet/src/cli/check.ts", "check", "npm"],
    ["/broadsheet/src/cli/check.ts", undefined, "npm"],
  ])("is recognised by the file %s and the npm script %s: %s", (program, script, starter) => {
    expect(starterOf(program, script)).toBe(starter);
  });
});

describe("valid arguments", () => {
  it("are split into options and others", () => {
    expect(readArguments(check, ["--against", "x.json", "--format=json"])).toMatchObject({
      values: { against: "x.json", format: "json" },
    });
    expect(readArguments(newArticle, ["A", "--topic", "x", "Title", "--topic=y"])).toMatchObject({
      values: { topic: ["x", "y"] },
      positionals: ["A", "Title"],
    });
    expect(readArguments(deploy, ["--first", "--message=--fix"])).toMatchObject({
      values: { first: true, message: "--fix" },
    });
  });

  it("are passed on unread after --, if the command has a program to pass them to", () => {
    expect(readArguments(start, ["--drafts", "--", "--ip", "::1", "--help"])).toMatchObject({
      values: { drafts: true },
      positionals: ["--ip", "::1", "--help"],
    });
    expect(readArguments(deploy, ["--", "--env=staging"])).toHaveProperty("problem");
  });
});

describe("wrong arguments", () => {
  it.each<[Command, string, RegExp]>([
    [check, "--fomrat json", /^error: there is no option --fomrat\n help: write --format \(or --/],
    [check, "--format xml", /^error: --format cannot be "xml"\n help: write --format \w+ \(or/],
    [
      check,
      "--against",
      /^error: --against needs a value\n help: write --against <file or address>$/,
    ],
    [check, "--against --write", /^error: --against needs a value/],
    [
      check,
      "content",
      /^error: this command does not take "content"\n help: write npm run check -- /,
    ],
    [start, "content", /^error: this command does not take "content"/],
    [start, "--ip ::1", /^error: there is no option --ip\n/],
    [newArticle, "Title --topics x", /^error: there is no option --topics\n help: write --topic /],
    [
      deploy,
      "--dry-run=true",
      /^error: --dry-run takes no value\n help: write --dry-run alone, or/,
    ],
    [deploy, "--dryRun", /^error: there is no option --dryRun\n help: write --dry-run /],
    [deploy, "--no-dry-run", /^error: there is no option --no-dry-run\n/],
    [deploy, "--dry-run true", /^error: this command does not take "true"/],
    [deploy, "--env staging", /^error: there is no option --env\n/],
    [deploy, "--outdir x", /^error: there is no option --outdir\n/],
    [deploy, "-c other.toml", /^error: there is no option -c\n/],
    [deploy, "--toString", /^error: there is no option --toString\n/],
    [rollback, "--force x", /^error: there is no option --force\n help: write --help$/],
  ])(
    "are refused, and the error says what to write instead (%#: %s)",
    (command, args, expected) => {
      expect(readArguments(command, args.split(" "))).toEqual({
        problem: expect.stringMatching(expected),
      });
    },
  );

  it("include none at all, if the command needs one", () => {
    expect(readArguments(rollback, [])).toEqual({
      problem: "error: a commit is missing\n help: write npm run rollback -- <commit>",
    });
    expect(readArguments(newArticle, ["--topic", "x"], "broadsheet")).toEqual({
      problem: 'error: a title is missing\n help: write broadsheet new "The Title" [options]',
    });
  });
});

describe("an option under its old name", () => {
  const renamed = [
    { from: "compare", to: "against", until: "0.3.0" },
    { from: "save", to: "write", until: "0.3.0" },
  ];

  it.each(["--compare x.json --save", "--compare=x.json --save"])(
    "works, with a warning that says what to write: %s",
    (args) => {
      expect(readArguments(check, args.split(" "), "npm", renamed)).toMatchObject({
        values: { against: "x.json", write: true },
        warnings: [
          "warning: --compare is now called --against\n help: write --against: from version 0.3.0 on, --compare is an error",
          "warning: --save is now called --write\n help: write --write: from version 0.3.0 on, --save is an error",
        ],
      });
    },
  );

  it("works only in the commands that have the new one, and not behind --", () => {
    expect(readArguments(build, ["--save"], "npm", renamed)).toHaveProperty("problem");
    expect(readArguments(start, ["--", "--save"], "npm", renamed)).toMatchObject({
      positionals: ["--save"],
      warnings: [],
    });
  });
});
