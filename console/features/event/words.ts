import { identifierKinds } from '@splot/contract/identifiers'
import { findTrait } from '@splot/contract/traits'
import { type LiveEvent, type Stage, stages } from '../../app/api.ts'
import type { MessageKey, Words } from '../../i18n/t.ts'

type T = Words['t']

const steps: Record<string, MessageKey> = {
  dedupe: 'step.dedupe',
  normalise: 'step.normalise',
  'identity.resolve': 'step.resolve',
  recordOverrides: 'step.overrides',
  'profile.fold': 'step.fold',
  'consent.fold': 'step.consent',
  publish: 'step.publish',
}

const effects: Record<string, MessageKey> = {
  'customer.created': 'effect.customerCreated',
  'identity.merged': 'effect.identityMerged',
  'identity.split': 'effect.identitySplit',
  'identity.refused': 'effect.identityRefused',
  'identifier.added': 'effect.identifierAdded',
  'trait.set': 'effect.traitSet',
  'stage.changed': 'effect.stageChanged',
  'order.counted': 'effect.orderPlaced',
}

const orderActs: Record<string, MessageKey> = {
  placed: 'effect.orderPlaced',
  updated: 'effect.orderUpdated',
  refunded: 'effect.orderRefunded',
  cancelled: 'effect.orderCancelled',
}

const reasons: Record<string, MessageKey> = {
  login: 'effectWhy.login',
  form: 'effectWhy.form',
  pos: 'effectWhy.pos',
  alias: 'effectWhy.alias',
  together: 'effectWhy.together',
  manual: 'effectWhy.manual',
  seen_on: 'effectWhy.seen_on',
  limit: 'effectWhy.limit',
  shared_device: 'effectWhy.shared_device',
  blocked: 'effectWhy.blocked',
  parted: 'effectWhy.parted',
  births: 'effectWhy.births',
}

type Effect = LiveEvent['effects'][number]

/** A pipeline step as people call it. */
export function wordStep(name: string, t: T): string {
  const key = steps[name]
  return key === undefined ? name : t(key)
}

/** What an event brought about, without particulars. */
export function wordEffect({ kind, detail }: Effect, t: T): string {
  const key = (kind === 'order.counted' ? orderActs[String(detail.act)] : undefined) ?? effects[kind]
  return key === undefined ? kind : t(key)
}

/** The same with particulars: which identifier, which traits, why. */
export function wordEffectFully(effect: Effect, words: Words): string {
  const particulars = listParticulars(effect.detail, words)
  const word = wordEffect(effect, words.t)
  return particulars.length === 0 ? word : `${word}: ${particulars.join(', ')}`
}

function listParticulars(detail: Effect['detail'], { t, language }: Words): string[] {
  const kind = identifierKinds.find((each) => each === detail.kind)
  const stage = stages.find((each: Stage) => each === detail.stage || each === detail.to)
  const why = reasons[String(detail.rule ?? detail.reason)]
  const keys = Array.isArray(detail.keys) ? detail.keys.map(String) : []
  return [
    ...(kind === undefined ? [] : [t(`identifier.${kind}`)]),
    ...(stage === undefined ? [] : [t(`stage.${stage}`)]),
    ...keys.map((key) => findTrait(key)?.label[language] ?? key),
    ...(why === undefined ? [] : [t(why)]),
  ]
}

/** Where in an event something stands: an identifier by its name, anything else by its path. */
export function wordPath(path: string, t: T): string {
  const kind = identifierKinds.find((each) => each === path)
  return kind === undefined ? path : t(`identifier.${kind}`)
}
