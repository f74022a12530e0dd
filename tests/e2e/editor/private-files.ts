import type { Files } from "./fixture-files.ts";

/*
 * Scripts for a page that keep files in the browser's private file system, in a folder that is given to the editor
 * where a person would choose one. Bytes travel as Base64.
 */

const open = `const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("publication", { create: true });`;

/** Gives the folder to whatever asks for one. */
export const chooseFolder = `window.showDirectoryPicker = async () => { ${open} return root; };`;

/** Writes files. The folder looks like a repository. */
export function putFiles(files: Files): string {
  const inBase64 = Object.entries(files).map(([path, bytes]) => [
    path,
    Buffer.from(bytes).toString("base64"),
  ]);
  return `(async () => {
  ${open}
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, base64] of ${JSON.stringify(inBase64)}) {
    const names = path.split("/");
    const name = names.pop();
    let folder = root;
    for (const each of names) folder = await folder.getDirectoryHandle(each, { create: true });
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    await file.close();
  }
})()`;
}

/** Reads all files, by their paths, as Base64. */
export const readFiles = `(async () => {
  ${open}
  const files = {};
  const read = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await read(handle, path + name + "/");
      else files[path + name] = new Uint8Array(await (await handle.getFile()).arrayBuffer()).toBase64();
    }
  };
  await read(root, "");
  return files;
})()`;
