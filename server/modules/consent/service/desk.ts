import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { nameExternally } from '../../collect/index.ts'
import { deviceChannels } from '../rules/words.ts'
import type { RecordBody } from '../schema.ts'
import { listWordingRows } from '../store/policy.ts'
import type { ConsentDeps, KnownBirth } from './deps.ts'
import { findBirths } from './find-births.ts'
import { listWordings } from './policies.ts'
import { loadPolicy } from './policy.ts'

/** A customer's identifiers that one event names: more is a shared device or a bug. */
const mostNamed = 50

const eventOf: Readonly<Record<RecordBody['act'], string>> = {
  grant: 'Consent Granted',
  renew: 'Consent Renewed',
  withdraw: 'Consent Withdrawn',
  object: 'Objection Raised',
  unobject: 'Objection Withdrawn',
  restrict: 'Processing Restricted',
  unrestrict: 'Restriction Lifted',
}

/** Where she was when she said it, as far as the way it was taken down tells: on her timeline it stands there. */
const placeOf: Partial<Readonly<Record<RecordBody['method'], 'pos' | 'call'>>> = { till: 'pos', call: 'call' }

/**
 * A consent, withdrawal, objection or restriction taken down at a desk: appended to the log as an event that names all of
 * the customer's identifiers, so that it binds whatever binds her now. Resolves once it is committed.
 * @throws SplotError `not_found`, `invalid`, `purpose_unknown`, `wording_missing`, `wording_unknown`
 */
export async function recordConsent(
  deps: ConsentDeps,
  actor: Actor,
  birthId: string,
  said: RecordBody,
): Promise<{ messageId: string }> {
  const { workspaceId } = actor
  const births = await findBirths(deps, workspaceId, birthId)
  const now = deps.clock.now()
  const at = said.at === undefined ? now : Date.parse(said.at)
  if (at > now)
    throw new SplotError('invalid', {
      path: 'body.at',
      hint: { pl: 'Podaj czas, który już minął.', en: 'Give a time that has passed.' },
    })
  const wording = await findWording(deps, workspaceId, said)
  const messageId = deps.ids.uuid(now)
  const properties = {
    ...given('purpose', said.purpose),
    ...given('consent_channel', said.channel),
    ...wording,
    obtained_by: said.method,
    ...given('proof', said.proof),
    ...given('reason', said.reason),
    ...given('valid_until', said.validUntil),
    member_id: actor.id,
    agent_name: actor.name,
  }
  await acceptConsent(deps, workspaceId, {
    desk: actor.kind === 'member' ? 'console' : 'api',
    event: eventOf[said.act],
    messageId,
    at,
    births: chooseNamed(births, said.channel),
    properties,
    place: placeOf[said.method],
  })
  await deps.audit.record(workspaceId, {
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    action: 'consent.recorded',
    target: births[0]?.root ?? birthId,
    detail: {
      act: said.act,
      messageId,
      ...given('purpose', said.purpose),
      ...given('channel', said.channel),
    },
  })
  return { messageId }
}

const given = <T>(name: string, value: T | undefined): Readonly<Record<string, T>> =>
  value === undefined ? {} : { [name]: value }

/** The person's own identifiers; her devices too where the act reaches them, or nothing else is known of her. */
export function chooseNamed(births: readonly KnownBirth[], channel: string | undefined): KnownBirth[] {
  const isDevice = ({ kind }: KnownBirth) => kind === 'device_id' || kind === 'anonymous_id'
  const persons = births.filter((one) => !isDevice(one))
  const reachesDevices = persons.length === 0 || channel === undefined || deviceChannels.has(channel)
  return [...persons, ...(reachesDevices ? births.filter(isDevice) : [])].slice(0, mostNamed)
}

export interface DeskAct {
  desk: string
  event: string
  messageId: string
  at: number
  births: readonly KnownBirth[]
  properties: Readonly<Record<string, unknown>>
  place?: 'pos' | 'call' | undefined
}

/** Appends an act in the name of the shop: what a desk or a confirmed link says is verified. */
export async function acceptConsent(deps: ConsentDeps, workspaceId: string, act: DeskAct): Promise<void> {
  const { region, currency } = await deps.settingsOf(workspaceId)
  const body = {
    type: 'track',
    event: act.event,
    messageId: act.messageId,
    timestamp: new Date(act.at).toISOString(),
    properties: act.properties,
    context: {
      ...given('channel', act.place),
      library: { name: act.desk },
      externalIds: act.births.map(nameExternally),
    },
  }
  await deps.accept([{ workspaceId, desk: act.desk, body, region, currency }])
}

/** The words of a yes as they are kept: it must be known which they are, and that this purpose has them. */
async function findWording(
  deps: ConsentDeps,
  workspaceId: string,
  said: RecordBody,
): Promise<Readonly<Record<string, unknown>>> {
  const isYes = said.act === 'grant' || said.act === 'renew'
  if (said.purpose === undefined && !isYes) return {}
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const policy = await loadPolicy(tx, workspaceId)
    const purpose = policy.purposes.get(said.purpose ?? '')
    if (purpose === undefined) throw new SplotError('purpose_unknown', { path: 'body.purpose' })
    const isUnfit = said.channel === undefined ? isYes : !purpose.channels.includes(said.channel)
    if (isUnfit) throw new SplotError('purpose_unknown', { path: 'body.channel' })
    if (!isYes) return {}
    const { wordingId, wordingVersion, wordingLanguage = 'pl' } = said
    if (wordingId === undefined || wordingVersion === undefined)
      throw new SplotError('wording_missing', {
        path: wordingId === undefined ? 'body.wordingId' : 'body.wordingVersion',
      })
    const found = listWordings(policy, await listWordingRows(tx, workspaceId)).findLast(
      (one) => one.id === wordingId && one.version === wordingVersion && one.language === wordingLanguage,
    )
    if (found === undefined || found.purpose !== said.purpose || found.channel !== said.channel)
      throw new SplotError('wording_unknown', { path: 'body.wordingId' })
    return {
      wording_id: found.id,
      wording_version: found.version,
      wording_language: found.language,
      wording_hash: found.hash,
      ...given('notice_version', found.noticeVersion ?? undefined),
    }
  })
}
