/** An open connection to an isolate's inspector. */
export interface Heap {
  /** What the isolate holds at this moment, in bytes: objects and buffers, garbage included. */
  size(): Promise<number>;
  /** The same after a collection of garbage. */
  live(): Promise<number>;
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
  const call = async (method: string) => {
    const id = asked++;
    const answer = new Promise<Usage>((done) => waiting.set(id, done));
    socket.send(JSON.stringify({ id, method }));
    const usage = await answer;
    waiting.delete(id);
    return usage;
  };
  const size = async () => {
    const { usedSize, embedderHeapUsedSize, backingStorageSize } =
      await call("Runtime.getHeapUsage");
    return usedSize + embedderHeapUsedSize + backingStorageSize;
  };
  return {
    size,
    async live() {
      await call("HeapProfiler.collectGarbage");
      return size();
    },
    close: () => socket.close(),
  };
}
