import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { type Foundation, layFoundation } from '../foundation.ts'
import { systemClock } from '../platform/clock.ts'
import { createDb } from '../platform/db/index.ts'
import { emptyTables, resetOffsets } from '../platform/db/store-derived.ts'
import { systemIds } from '../platform/ids.ts'
import { createLogger } from '../platform/logger.ts'

/** Everything the pipeline makes. What is not here is the log, or was said by people. */
const derivedTables = [
  'collect.event_id',
  'collect.tally',
  'collect.quarantine',
  'identity.identifier',
  'identity.link',
  'identity.cannot_link',
  'identity.merge_log',
  'identity.override',
  'profile.timeline',
  'profile.presence',
  'profile.trait',
  'profile.order_event',
  'profile.interest',
  'profile.mark',
  'profile.search',
  'profile.census',
]

/**
 * Makes everything derived again from the log: identity, profiles, timelines, the warehouse. Needs the data folder for
 * itself; killed half-way, the next start of the server goes on from where it stopped.
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
    const app = createApp(base, () => '')
    await app.follow.clearWarehouse()
    await emptyDerived(base)
    const total = (await base.log.head()) - 1
    let shown = base.clock.monotonic()
    while (await app.pipeline.turn()) {
      if (base.clock.monotonic() - shown < 2_000) continue
      shown = base.clock.monotonic()
      say(`${(await base.log.offset('pipeline')) - 1} / ${total}`)
    }
    while (app.follow.writer.lag() > 0) await app.follow.writer.turn()
    say(`${total} / ${total}`)
  } finally {
    await base.close()
  }
}

async function emptyDerived(base: Foundation): Promise<void> {
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
