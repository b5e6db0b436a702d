/** Keeps the till's page and everything it is built of on this device. Says nothing where a browser cannot. */
export async function keepOffline(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/till-worker.js', { scope: '/till' })
    const { active } = await navigator.serviceWorker.ready
    const urls = performance.getEntriesByType('resource').map((one) => one.name)
    active?.postMessage(urls)
  } catch {
    // On plain http only this very machine may keep pages: the till then needs its network.
  }
}
