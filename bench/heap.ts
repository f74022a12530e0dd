/** An open connection to an isolate's inspector. */
export interface Heap {
  /** What the isolate holds now, in bytes: objects and buffers, including garbage. */
  size(): Promise<number>;
  close(): void;
}

interface Usage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize: number;
  readonly backingStorageSize: number;
}

/** Connects to the inspector of a service (Chrome DevTools Protocol, Runtime.getHeapUsage). */
export async function openHeap(address: string): Promise<Heap> {
  const socket = new WebSocket(address);
  await new Promise((done, fail) => {
    socket.addEventListener("open", done, { once: true });
    socket.addEventListener("error", fail, { once: true });
  });
  const waiting = new Map<number, (usage: Usage) => void>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result }: { id?: number; result: Usage } = JSON.parse(`${data}`);
    if (id !== undefined) waiting.get(id)?.(result);
  });
  let asked = 0;
  return {
    async size() {
      const id = asked++;
      const answer = new Promise<Usage>((done) => waiting.set(id, done));
      socket.send(JSON.stringify({ id, method: "Runtime.getHeapUsage" }));
      const { usedSize, embedderHeapUsedSize, backingStorageSize } = await answer;
      waiting.delete(id);
      return usedSize + embedderHeapUsedSize + backingStorageSize;
    },
    close: () => socket.close(),
  };
}
