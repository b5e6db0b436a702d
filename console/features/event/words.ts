import type { LiveEvent } from '../../app/api.ts'
import type { MessageKey, T } from '../../i18n/t.ts'

const steps: Record<string, MessageKey> = {
  accept: 'step.accept',
  dedupe: 'step.dedupe',
  normalise: 'step.normalise',
  resolve: 'step.resolve',
  resolveIdentity: 'step.resolve',
  fold: 'step.fold',
  foldProfile: 'step.fold',
  publish: 'step.publish',
}

const effects: Record<string, MessageKey> = {
  'customer.created': 'effect.customerCreated',
  'identity.merged': 'effect.identityMerged',
  'identity.split': 'effect.identitySplit',
  'identifier.added': 'effect.identifierAdded',
  'identifier.refused': 'effect.identifierRefused',
  'trait.set': 'effect.traitSet',
  'stage.changed': 'effect.stageChanged',
  'order.counted': 'effect.orderCounted',
}

/** A pipeline step as people call it. `room.step` names count by their last part. */
export function wordStep(name: string, t: T): string {
  const key = steps[name.split('.').at(-1) ?? name]
  return key === undefined ? name : t(key)
}

/** What an event brought about, in the server's words where it gave some. */
export function wordEffect(effect: LiveEvent['effects'][number], t: T): string {
  const key = effects[effect.kind]
  const word = key === undefined ? effect.kind : t(key)
  if (effect.text !== undefined) return effect.text
  return typeof effect.detail === 'string' && effect.detail !== '' ? `${word}: ${effect.detail}` : word
}
