/** Why counts cannot be exported or imported, and what to do. Both are sentences without a full stop. */
export class ViewsError extends Error {
  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
    this.name = "ViewsError";
  }
}
