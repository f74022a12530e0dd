import type { Finding } from "../../../content/content-error.ts";
import { type ChosenFile, refusalOf } from "./picture-format.ts";

/** A field for files, as a browser gives it. Its types would contradict the Worker's. */
export interface FileField {
  readonly type?: string;
  readonly files?: Iterable<ChosenFile> | null;
  value: string;
  dispatchEvent(event: Event): boolean;
}

/** What listens to every change on a page. */
export interface ChangeTarget {
  addEventListener(type: "change", listener: (event: ChangeEvent) => void, capture: true): void;
}

interface ChangeEvent {
  readonly target: FileField | null;
  stopImmediatePropagation(): void;
}

/**
 * Looks at files before Sveltia CMS does, whenever somebody chooses some. If `check` would refuse one, none is
 * taken.
 *
 * @param refuse says why, to the person
 */
export function refuseFiles(page: ChangeTarget, refuse: (findings: readonly Finding[]) => void) {
  const inspected = new WeakSet<FileField>();
  const passed = new WeakSet<FileField>();
  const inspect = async (field: FileField) => {
    const found = await Promise.all([...(field.files ?? [])].map(refusalOf));
    inspected.delete(field);
    const findings = found.filter((finding) => finding !== undefined);
    if (findings.length > 0) {
      field.value = "";
      refuse(findings);
      return;
    }
    passed.add(field);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    passed.delete(field);
  };
  page.addEventListener(
    "change",
    (event) => {
      const { target: field } = event;
      if (field?.type !== "file" || passed.has(field)) return;
      event.stopImmediatePropagation();
      if (inspected.has(field)) return;
      inspected.add(field);
      void inspect(field);
    },
    true,
  );
}
