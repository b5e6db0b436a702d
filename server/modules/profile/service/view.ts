import { guestCodeOf } from '@splot/contract/guest-code'
import type { Lang } from '@splot/contract/language'
import type { Money } from '@splot/contract/money'
import type { RootedBirth } from '../customer-graph.ts'
import { type Computed, computeTraits, type FoldedParts } from '../rules/computed.ts'
import { maskIdentifier, maskTrait } from '../rules/mask.ts'
import { maskName, nameOf } from '../rules/person.ts'
import { explainStage } from '../rules/stage.ts'
import { combineTraits, type Trait } from '../rules/traits.ts'
import type { MoneyReply, ProfileReply } from '../schema.ts'

/** Who reads, and how: decides what is masked and in which words reasons stand. */
export interface Reader {
  /** May see names, addresses and numbers in full. */
  seesPii: boolean
  lang: Lang
}

export interface WorkspaceSettings {
  currency: string
  timeZone: string
  /** Country of phone numbers without a prefix. */
  region: string
}

/** A customer as read: births, folds and the moment it was read at. */
export interface CustomerParts {
  id: string
  births: readonly RootedBirth[]
  parts: FoldedParts
}

export interface Customer extends CustomerParts {
  traits: ReadonlyMap<string, Trait>
  computed: Computed
}

/** Puts a customer together from the parts of her births. Pure. */
export function weaveCustomer(read: CustomerParts, now: number, settings: WorkspaceSettings): Customer {
  const kinds = new Map(read.births.map((birth) => [birth.birthId, birth.kind]))
  const computed = computeTraits({ parts: read.parts, kinds, now, ...settings })
  return { ...read, traits: combineTraits(read.parts.traits), computed }
}

export const toIso = (ms: number): string => new Date(ms).toISOString()

/** As a number while that is exact. */
export function writeMoney(money: Money): MoneyReply {
  const number = Number(money.minor)
  return { currency: money.currency, minor: Number.isSafeInteger(number) ? number : String(money.minor) }
}

/** The customer as the API tells it to this reader. */
export function writeProfile(customer: Customer, reader: Reader): ProfileReply {
  const { id, traits, computed } = customer
  const stage = computed.stages.at(-1)?.stage ?? 'anonymous'
  return {
    id,
    name: writeName(customer, reader),
    guestCode: guestCodeOf(id),
    identifiers: writeIdentifiers(customer, reader),
    traits: Object.fromEntries(
      [...traits].map(([key, trait]) => [key, reader.seesPii ? trait.value : maskTrait(key, trait.value)]),
    ),
    traitSources: Object.fromEntries(
      [...traits].map(([key, trait]) => [key, { at: toIso(trait.at), source: trait.source }]),
    ),
    computed: { ...writeComputed(computed), stage },
    stage,
    stageHistory: computed.stages.map((change) => ({
      stage: change.stage,
      at: toIso(change.at),
      because: explainStage(change, reader.lang),
    })),
  }
}

/** The name this reader may see; null for a guest. */
export function writeName(customer: Customer, reader: Reader): string | null {
  const name = nameOf(customer.traits)
  if (name === null) return null
  return reader.seesPii ? name.full : maskName(name)
}

function writeIdentifiers({ births }: Customer, reader: Reader): ProfileReply['identifiers'] {
  return births.map((birth) => {
    const value = reader.seesPii ? birth.value : maskIdentifier(birth.kind, birth.value)
    return {
      kind: birth.kind,
      value,
      masked: value !== birth.value,
      birthId: birth.birthId,
      source: birth.source,
      firstSeenAt: toIso(birth.firstAt),
    }
  })
}

function writeComputed(computed: Computed): Omit<ProfileReply['computed'], 'stage'> {
  const { stages: _, rfm, ...rest } = computed
  const hasEvents = computed.events > 0
  return {
    ...rest,
    firstSeenAt: hasEvents ? toIso(computed.firstSeenAt) : null,
    lastSeenAt: hasEvents ? toIso(computed.lastSeenAt) : null,
    revenue: computed.revenue.map(writeMoney),
    averageOrder: computed.averageOrder.map(writeMoney),
    value12m: computed.value12m.map(writeMoney),
    valueByMonth: computed.valueByMonth.map((one) => ({ month: one.month, ...writeMoney(one) })),
    rfm: rfm === null ? null : { ...rfm, monetary: writeMoney(rfm.monetary) },
  }
}
