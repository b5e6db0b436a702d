import {
  type BatchEvent,
  leaveUnanswered,
  listLive,
  type NormalEvent,
  type Step,
} from '../../collect/index.ts'
import { readPushAddress } from '../rules/push-address.ts'
import { type PushRow, putPushAddresses } from '../store/push.ts'

/** The pipeline's step that keeps where devices are reached: tokens and subscriptions that events bring. */
export const pushStep: Step = {
  name: 'deliver.push',
  async run(batch, tx) {
    const found = new Map<string, Map<string, PushRow>>()
    for (const one of listLive(batch)) {
      const row = makeRow(one)
      if (row === null) continue
      const { workspaceId } = one.record
      const rows = found.get(workspaceId) ?? new Map<string, PushRow>()
      found.set(workspaceId, rows)
      const key = `${row.birth} ${row.address}`
      const known = rows.get(key)
      if (known === undefined || known.at <= row.at) rows.set(key, row)
    }
    for (const [workspaceId, rows] of found)
      await leaveUnanswered(batch, putPushAddresses(tx, workspaceId, [...rows.values()]))
  },
}

/** It belongs to the device that spoke, where one is named; else to whoever is. */
function makeRow(one: BatchEvent & { event: NormalEvent }): PushRow | null {
  const birth = one.deviceBirth ?? one.birth
  const read = birth === null ? null : readPushAddress(one.event, one.record.body)
  if (birth === null || read === null) return null
  const { keys, ...rest } = read
  return { ...rest, birth, keys: JSON.stringify(keys), at: one.event.ts, pos: one.record.pos }
}
