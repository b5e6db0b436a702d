import { identifierKinds } from '@splot/contract/identifiers'
import type { LiveEvent } from '../../app/api.ts'
import type { MessageKey, T } from '../../i18n/t.ts'

const steps: Record<string, MessageKey> = {
  dedupe: 'step.dedupe',
  normalise: 'step.normalise',
  'identity.resolve': 'step.resolve',
  recordOverrides: 'step.overrides',
  'profile.fold': 'step.fold',
  publish: 'step.publish',
}

const effects: Record<string, MessageKey> = {
  'customer.created': 'effect.customerCreated',
  'identity.merged': 'effect.identityMerged',
  'identity.split': 'effect.identitySplit',
  'identity.refused': 'effect.identityRefused',
  'identifier.added': 'effect.identifierAdded',
  'trait.set': 'effect.traitSet',
}

type Effect = LiveEvent['effects'][number]

/** A pipeline step as people call it. */
export function wordStep(name: string, t: T): string {
  const key = steps[name]
  return key === undefined ? name : t(key)
}

/** What an event brought about, without particulars. */
export function wordEffect(kind: string, t: T): string {
  const key = effects[kind]
  return key === undefined ? kind : t(key)
}

/** The same with particulars: which identifier, which traits, by which rule. */
export function wordEffectFully({ kind, detail }: Effect, t: T): string {
  const identifier = identifierKinds.find((each) => each === detail.kind)
  const particular =
    identifier !== undefined ? t(`identifier.${identifier}`) : (detail.keys ?? detail.rule ?? detail.reason)
  const word = wordEffect(kind, t)
  const text = Array.isArray(particular) ? particular.join(', ') : particular
  return typeof text === 'string' && text !== '' ? `${word}: ${text}` : word
}
