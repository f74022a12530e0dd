import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { compatibility_date, compatibility_flags } from "./bundle.ts";

/** The binary for this platform, which comes with wrangler. */
const { default: binary }: { default: string } = createRequire(import.meta.url)("workerd");

/** A Worker of a workerd process. */
export interface Worker {
  /** Path in the project where its code would lie. Imports are resolved from there. */
  readonly main: string;
  readonly code: string;
  /** Data modules beside the code, by name. */
  readonly data?: Readonly<Record<string, Uint8Array>>;
  /** The services that it may call, each under its own name. */
  readonly services?: readonly string[];
  /** Bytes and JSON values in its environment. */
  readonly bytes?: Readonly<Record<string, Uint8Array>>;
  readonly json?: Readonly<Record<string, unknown>>;
}

/** A Worker, or a folder of files to serve. */
export type Service = Worker | { readonly folder: string };

/** A running process. */
export interface Workerd {
  /** Where a service listens, such as `http://127.0.0.1:40001`. */
  origin(service: string): string;
  /** Where the inspector of a service's isolate listens, if the process was started with one. */
  inspector(service: string): string;
  /** CPU time of all its threads since it started, in nanoseconds. */
  cpu(): number;
  /** The most memory that it has held at any time, in bytes. */
  peakMemory(): number;
  stop(): Promise<void>;
}

/**
 * Starts a fresh workerd and waits until it listens.
 *
 * @param scratch a folder for its configuration, which is created if necessary
 * @param listening the services that get a port of their own on the loopback
 * @param inspected whether to open an inspector
 */
export async function startWorkerd(
  scratch: string,
  services: Readonly<Record<string, Service>>,
  listening: readonly string[],
  inspected = false,
): Promise<Workerd> {
  mkdirSync(scratch, { recursive: true });
  const config = join(scratch, "config.capnp");
  writeFileSync(config, configuration(scratch, services, listening));
  const inspect = inspected ? ["--inspector-addr=127.0.0.1:0"] : [];
  const child = spawn(binary, ["serve", "--control-fd=3", ...inspect, config], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const ports = await portsOf(child, listening.length + inspect.length);
  const { pid } = child;
  return {
    origin: (service) => `http://127.0.0.1:${ports.get(service)}`,
    inspector: (service) => `ws://127.0.0.1:${ports.get(inspectorPort)}/${service}`,
    cpu: () => cpuOf(pid),
    peakMemory: () => {
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`)) ?? [];
      return Number(kilobytes) * 1024;
    },
    stop: () =>
      new Promise((done) => {
        child.once("exit", () => done());
        child.kill();
      }),
  };
}

const inspectorPort = "inspector";

/** Reads the ports from workerd's control messages, which are one JSON object per line. */
function portsOf(child: ChildProcess, count: number): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  return new Promise((done, fail) => {
    child.once("exit", (code) => fail(new Error(`workerd ended with ${code}`)));
    let text = "";
    child.stdio[3]?.on("data", (chunk: Buffer) => {
      text += chunk;
      const lines = text.split("\n");
      text = lines.pop() ?? "";
      for (const line of lines) {
        const message: { event: string; socket?: string; port: number } = JSON.parse(line);
        ports.set(message.socket ?? inspectorPort, message.port);
      }
      if (ports.size === count) done(ports);
    });
  });
}

/** CPU time in nanoseconds: the first field of each thread's schedstat. */
function cpuOf(pid: number | undefined): number {
  return readdirSync(`/proc/${pid}/task`)
    .map((task) => Number(read(`/proc/${pid}/task/${task}/schedstat`).split(" ")[0]))
    .reduce((sum, time) => sum + time, 0);
}

function read(path: string): string {
  return readFileSync(path, "utf8");
}

/** Returns a configuration for `workerd serve`, and writes the files that it embeds beside it. */
function configuration(
  scratch: string,
  services: Readonly<Record<string, Service>>,
  listening: readonly string[],
): string {
  let files = 0;
  const embed = (content: string | Uint8Array) => {
    const file = `${files++}`;
    writeFileSync(join(scratch, file), content);
    return `embed ${quote(file)}`;
  };
  const worker = ({ main, code, data = {}, services = [], bytes = {}, json = {} }: Worker) => {
    const modules = [
      `(name = ${quote(main)}, esModule = ${embed(code)})`,
      ...Object.entries(data).map(
        ([name, bytes]) => `(name = ${quote(name)}, data = ${embed(bytes)})`,
      ),
    ];
    const bindings = [
      ...services.map((name) => `(name = ${quote(name)}, service = ${quote(name)})`),
      ...Object.entries(bytes).map(
        ([name, value]) => `(name = ${quote(name)}, data = ${embed(value)})`,
      ),
      ...Object.entries(json).map(
        ([name, value]) => `(name = ${quote(name)}, json = ${embed(JSON.stringify(value))})`,
      ),
    ];
    return `worker = (
      compatibilityDate = ${quote(compatibility_date ?? "")},
      compatibilityFlags = [${compatibility_flags.map(quote).join(", ")}],
      modules = [${modules.join(", ")}],
      bindings = [${bindings.join(", ")}])`;
  };
  const entries = Object.entries(services).map(([name, service]) => {
    const body =
      "folder" in service ? `disk = (path = ${quote(resolve(service.folder))})` : worker(service);
    return `(name = ${quote(name)}, ${body})`;
  });
  const sockets = listening.map(
    (name) =>
      `(name = ${quote(name)}, address = "127.0.0.1:0", http = (), service = ${quote(name)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${entries.join(",\n    ")}],
  sockets = [${sockets.join(", ")}]
);
`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
