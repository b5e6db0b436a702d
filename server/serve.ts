import { type App, createApp } from './app.ts'
import { createPurgeLoop } from './erasure/purge.ts'
import { type Foundation, layFoundation, type Seams } from './foundation.ts'
import { pipelineTopic } from './pipeline.ts'
import { type PipelineThread, startPipelineThread } from './pipeline-thread/host.ts'
import { readCertificate } from './platform/certificate.ts'
import { startHttpServer } from './platform/http/server.ts'
import { type Loop, type RunningLoop, runLoop } from './platform/jobs/loop.ts'

export interface RunningApp {
  /** Where a person reaches it, without a slash at the end. */
  url: string
  /** The one-time admin link, while nobody has used one yet. */
  findWelcomeLink(): Promise<string | null>
  stop(): Promise<void>
}

const graceMs = 5_000

/**
 * Starts everything and answers when it takes requests. Stopping goes the other way round: no new requests, accepted
 * ones committed, the batch under way finished, the warehouse fed, engines closed.
 */
export async function startApp(seams: Seams): Promise<RunningApp> {
  // The pipeline runs in a thread of its own and is handed what this one appends: nothing is kept here for it.
  const base = await layFoundation(seams, { tailBytes: 0 })
  const loops: RunningLoop[] = []
  const rooms: AsyncDisposable[] = []
  // Whatever fails on the way down (a full disk, a lost database), the engines are closed in the end.
  let stopPipeline: (() => Promise<void>) | null = null
  const close = async () => {
    try {
      await stopPipeline?.()
      for (const loop of loops) await loop.stop()
      for (const room of rooms) await room[Symbol.asyncDispose]()
    } finally {
      await base.close()
    }
  }
  try {
    const address = createAddress()
    const app = createApp(base, address.get, ({ follow }) => startPipelineThread(base, follow.hear))
    stopPipeline = app.pipeline.stop
    // Deliver first: what it is handing over may still be rendered.
    rooms.push(app.adAudiences, app.deliver, app.content)
    await makeFirstWorkspaces(app, seams)
    const run = (list: readonly Loop[]) =>
      loops.push(...list.map((loop) => runLoop(loop, { clock: seams.clock, log: seams.logger })))
    run(app.follow.loops)
    await eraseAgain(base, app)
    const { port, host, trustedProxies } = seams.config
    const http = await startHttpServer({ port, host, trustedProxies, handlers: app.handlers })
    const url = address.set(`http://${nameHost(host)}:${http.port}`)
    base.engine.announce(url)
    await openPorts(app, seams.config)
    // Nothing goes on by itself, and nothing leaves, before the erased are erased again and links can name this server.
    run([...app.loops, createPurgeLoop(base.engine, app.erasure)])
    // A server that is stopped at once has nothing to fill.
    void fillShelves(app).catch(() => {})
    return {
      url,
      findWelcomeLink: async () => {
        const token = await app.workspace.findWelcomeToken()
        return token === null ? null : `${seams.config.publicUrl ?? url}/welcome?token=${token}`
      },
      async stop() {
        try {
          await app.sample.stopAll()
          await http.stop(graceMs)
          await app.collect.stop()
          await drainWarehouse(app)
        } finally {
          await close()
        }
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Where this server is reached, as it knows it itself. Better no message before than one whose links lead nowhere. */
function createAddress() {
  let known: string | null = null
  return {
    /** @throws before it is known */
    get(): string {
      if (known === null) throw new Error('its own address is asked for before it is known')
      return known
    },
    set(url: string): string {
      known = url
      return url
    },
  }
}

/** Local stand-ins for providers, and doors for what comes back. */
async function openPorts({ deliver }: Pick<App, 'deliver'>, config: Seams['config']): Promise<void> {
  const { sinks, sinkPorts, returnPorts, returnCert, returnKey, databaseUrl } = config
  const certificate = await readCertificate({ certFile: returnCert, keyFile: returnKey })
  if (sinks && databaseUrl === null) deliver.startSinks(sinkPorts)
  await deliver.startReturns({ host: null, ports: returnPorts, certificate })
}

/** A host as it stands in a URL that somebody on this machine opens. */
function nameHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Nobody is answered out of an older copy of the database before those erased since are erased again. */
async function eraseAgain({ log }: Foundation, { erasure }: App<PipelineThread>): Promise<void> {
  if (await erasure.isAgreed()) return
  const last = (await log.head()) - 1
  while (!(await log.waitFor(pipelineTopic, last, graceMs)));
  await erasure.recover()
}

/** What was applied is copied before the engines close; a warehouse that fails now is fed at the next start. */
async function drainWarehouse({ follow, pipeline }: App<PipelineThread>): Promise<void> {
  if (pipeline.failures() === 0) await follow.settle(graceMs)
}

/** In the background: the start does not wait for the sample brand's goods. */
async function fillShelves({ sample, workspace }: App<PipelineThread>): Promise<void> {
  const all = await workspace.workspaces.list()
  await Promise.all(all.filter((one) => one.isSample).map(({ id }) => sample.goods.fill(id)))
}

async function makeFirstWorkspaces(app: App<PipelineThread>, seams: Seams): Promise<void> {
  const { workspaces } = app.workspace
  for (const { id, isSample } of await workspaces.list()) if (isSample) await app.sample.closeLeftKeys(id)
  await workspaces.ensure('default', seams.config.language === 'en' ? 'My brand' : 'Moja marka')
  if (seams.config.sample) await workspaces.ensureSample()
}
