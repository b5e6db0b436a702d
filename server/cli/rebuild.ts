import { composePipelineHere, createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { layFoundation, type OwnFoundation } from '../foundation.ts'
import { collectTables } from '../modules/collect/index.ts'
import { consentTables } from '../modules/consent/index.ts'
import { deliverTables } from '../modules/deliver/index.ts'
import { identityTables } from '../modules/identity/index.ts'
import { profileTables } from '../modules/profile/index.ts'
import { segmentTables } from '../modules/segment/index.ts'
import { pipelineTopic } from '../pipeline.ts'
import { systemClock } from '../platform/clock.ts'
import { createDb } from '../platform/db/index.ts'
import { emptyTables, resetOffsets } from '../platform/db/store-derived.ts'
import { systemIds } from '../platform/ids.ts'
import { createLogger } from '../platform/logger.ts'

/** Everything the pipeline makes. What is not here is the log, or was said by people. */
const derivedTables = [
  ...collectTables.derived,
  ...identityTables.derived,
  ...profileTables.derived,
  ...consentTables.derived,
  ...deliverTables.derived,
  ...segmentTables.derived,
]

/**
 * Makes everything derived again from the log: identity, profiles, timelines, the warehouse. Needs the data folder for
 * itself; killed half-way, the next start of the server goes on from where it stopped (the warehouse is cleared by
 * whoever copies into it first).
 */
export async function rebuild(say: (line: string) => void): Promise<void> {
  const config = readConfig()
  const base = await layFoundation({
    config,
    clock: systemClock,
    ids: systemIds,
    logger: createLogger(config.logLevel),
  })
  try {
    const app = createApp(base, () => '', composePipelineHere(base))
    await emptyDerived(base)
    const total = (await base.log.head()) - 1
    let shown = base.clock.monotonic()
    while (await app.pipeline.turn()) {
      if (base.clock.monotonic() - shown < 2_000) continue
      shown = base.clock.monotonic()
      say(`${(await base.log.offset(pipelineTopic)) - 1} / ${total}`)
    }
    await app.follow.drain()
    say(`${total} / ${total}`)
  } finally {
    await base.close()
  }
}

async function emptyDerived(base: OwnFoundation): Promise<void> {
  const owner = createDb(base.engine.address('owner'), 1)
  try {
    await owner.inPlatform(async (tx) => {
      await emptyTables(tx, derivedTables)
      await resetOffsets(tx)
    })
  } finally {
    await owner[Symbol.asyncDispose]()
  }
}
