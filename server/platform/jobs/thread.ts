import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a module in a thread of its own, built or from its sources.
 * @param folder `import.meta.url` of the module that asks; the module started lies beside it
 * @param name of the module's file, without its extension
 */
export function openThread(folder: string, name: string, options: WorkerOptions): Worker {
  return folder.endsWith('.ts')
    ? new Worker(loadSource(new URL(`./${name}.ts`, folder)), { ...options, eval: true })
    : new Worker(new URL(`./${name}.js`, folder), options)
}

/** Run from its sources, a thread must be taught TypeScript first: Node 20 hands it no loader. */
function loadSource(entry: URL): string {
  const loader = import.meta.resolve('tsx/esm/api')
  return `import(${JSON.stringify(loader)}).then((tsx) => (tsx.register(), import(${JSON.stringify(entry)})))`
}
