import type { Tx } from '../../../platform/db/index.ts'
import type { CapRule, CapWindow } from '../rules/caps.ts'
import { findPack, makePolicy, type NamedPurpose, type Policy, type QuietSettings } from '../rules/policy.ts'
import {
  type Basis,
  bases,
  type ChannelGroup,
  type ConsentChannel,
  channelGroups,
  isConsentChannel,
  lenses,
  type PurposeLens,
} from '../rules/words.ts'
import { type CapRow, findSettings, listCapRows, listPurposeRows, type PurposeRow } from '../store/policy.ts'

/** The workspace's policy as it stands in this transaction. */
export async function loadPolicy(tx: Tx, workspaceId: string): Promise<Policy> {
  const [settings, own, caps] = await Promise.all([
    findSettings(tx, workspaceId),
    listPurposeRows(tx, workspaceId),
    listCapRows(tx, workspaceId),
  ])
  return makePolicy({
    pack: findPack(settings?.pack ?? null),
    quiet: settings === null ? null : (JSON.parse(settings.quiet) as QuietSettings),
    own: own.flatMap((row) => readPurpose(row) ?? []),
    caps: caps.map(readCap),
  })
}

const pick = <T extends string>(list: readonly T[], value: string | null): T | null =>
  list.find((one) => one === value) ?? null

function readPurpose(row: PurposeRow): NamedPurpose | null {
  const basis: Basis | null = pick(bases, row.basis)
  const lens: PurposeLens | null = pick(lenses, row.lens)
  if (basis === null || lens === null) return null
  return {
    id: row.id,
    basis,
    lens,
    channels: row.channels.split(',').filter(isConsentChannel),
    name: { pl: row.namePl, en: row.nameEn },
    isActive: row.isActive,
    isOfPack: false,
  }
}

function readCap(row: CapRow): CapRule {
  const group: ChannelGroup | null = pick(channelGroups, row.grp)
  const channel: ConsentChannel | null = isConsentChannel(row.channel) ? row.channel : null
  return {
    id: row.id,
    purpose: row.purpose,
    group,
    channel,
    journey: row.journey,
    max: row.most,
    window: readWindow(row),
  }
}

const readWindow = ({ period, slidingMs }: CapRow): CapWindow =>
  period === 'sliding'
    ? { kind: 'sliding', ms: slidingMs ?? 0 }
    : { kind: period === 'week' ? 'week' : 'day' }
