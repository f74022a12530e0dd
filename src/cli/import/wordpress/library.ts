/** A file of WordPress's media library. */
export interface MediaFile {
  readonly id: number;
  /** Absolute address of the file itself. */
  readonly url: string;
  /** Addresses of the page that WordPress makes for it. */
  readonly pages: readonly string[];
  /** Plain text. */
  readonly alt?: string | undefined;
  /** HTML. */
  readonly caption?: string | undefined;
  /** Plain text. */
  readonly title?: string | undefined;
  /** The article to which it was uploaded; 0 if there is none. */
  readonly parent: number;
  /** Its place among the files of its article. */
  readonly order: number;
}

/** What articles may refer to: files, and blocks that several articles share. */
export class Library {
  readonly #files = new Map<number, MediaFile>();
  readonly #byAddress = new Map<string, MediaFile>();
  readonly #byParent = new Map<number, MediaFile[]>();
  readonly #blocks = new Map<number, string>();
  readonly #used = new Set<number>();

  add(file: MediaFile): void {
    this.#files.set(file.id, file);
    for (const address of [file.url, ...file.pages]) this.#byAddress.set(addressKey(address), file);
    const siblings = this.#byParent.get(file.parent) ?? [];
    siblings.push(file);
    this.#byParent.set(file.parent, siblings);
  }

  /** Adds a block that articles refer to by its number. */
  addBlock(id: number, content: string): void {
    this.#blocks.set(id, content);
  }

  block(id: number): string | undefined {
    return this.#blocks.get(id);
  }

  /** A file by its number. It counts as used from now on. */
  file(id: number): MediaFile | undefined {
    return this.#use(this.#files.get(id));
  }

  /**
   * The file behind an address: of the file, of its page, or of a smaller copy of a picture
   * (`photo-300x200.jpg`). It counts as used from now on.
   */
  fileAt(address: string): MediaFile | undefined {
    const key = addressKey(address);
    const exact = this.#byAddress.get(key);
    if (exact !== undefined) return this.#use(exact);
    const original = key.replace(/-\d+x\d+(\.[a-z0-9]+)$/i, "$1");
    return this.#use(
      this.#byAddress.get(original) ??
        this.#byAddress.get(original.replace(/(\.[a-z0-9]+)$/i, "-scaled$1")),
    );
  }

  /** The files that were uploaded to an article, in its order. They count as used from now on. */
  filesOf(article: number): MediaFile[] {
    const files = [...(this.#byParent.get(article) ?? [])];
    for (const file of files) this.#use(file);
    return files.sort((a, b) => a.order - b.order || a.id - b.id);
  }

  /** How many files no article has used. */
  get unused(): number {
    return this.#files.size - this.#used.size;
  }

  #use(file: MediaFile | undefined): MediaFile | undefined {
    if (file !== undefined) this.#used.add(file.id);
    return file;
  }
}

/** An address without what may differ between two spellings of it: scheme, `www.`, query of a file, last slash. */
function addressKey(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address;
  const query = /^\?(attachment_id|p)=\d+$/.test(url.search) ? url.search : "";
  return `${url.host.replace(/^www\./, "")}${url.pathname.replace(/\/$/, "")}${query}`;
}
