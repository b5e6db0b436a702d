import type { RequestKind } from '@splot/contract/consent-words'
import { SplotError } from '../../../platform/errors.ts'

import type { RequestRow } from '../store/requests.ts'
import { acceptTraits } from './choices.ts'
import type { ConsentDeps, KnownBirth } from './deps.ts'
import { acceptConsent, chooseNamed } from './desk.ts'
import { eraseAsOrdered } from './erasures.ts'
import { findBirths } from './find-births.ts'
import { changeRequest, checkAct, type RequestWhere, readFacts } from './request-acts.ts'

export type RightsDocument = Readonly<Record<string, unknown>>

export interface CarriedOut {
  row: RequestRow
  /** Her data, where she asked for it. */
  document: RightsDocument | null
}

/** Does what was asked, then closes the request. What breaks off stays open; an erasure is taken up again by itself. */
export async function carryOut(deps: ConsentDeps, where: RequestWhere): Promise<CarriedOut> {
  const row = await checkAct(deps, where, 'carried_out')
  const { kind } = readFacts(row)
  if (row.birth === null) throw new SplotError('not_found')
  if (kind === 'erase') return { row: await eraseAsOrdered(deps, where), document: null }
  const person = { workspaceId: where.workspaceId, birth: row.birth }
  const document = await doWhatWasAsked(deps, person, { row, kind })
  return { row: await changeRequest(deps, where, { act: 'carried_out', note: null }), document }
}

interface Asked {
  row: RequestRow
  kind: Exclude<RequestKind, 'erase'>
}

async function doWhatWasAsked(
  deps: ConsentDeps,
  person: { workspaceId: string; birth: string },
  { row, kind }: Asked,
): Promise<RightsDocument | null> {
  if (kind === 'access' || kind === 'export') return deps.rights.exportPerson(person)
  const births = await findBirths(deps, person.workspaceId, person.birth)
  if (kind === 'rectify') {
    const traits: Record<string, string> = JSON.parse(row.detail ?? '{}')
    if (Object.keys(traits).length > 0) await acceptTraits(deps, person.workspaceId, { births, traits })
    return null
  }
  await acceptRight(deps, person.workspaceId, { births, kind, requestId: row.id })
  return null
}

async function acceptRight(
  deps: ConsentDeps,
  workspaceId: string,
  {
    births,
    kind,
    requestId,
  }: { births: readonly KnownBirth[]; kind: 'restrict' | 'object'; requestId: string },
): Promise<void> {
  await acceptConsent(deps, workspaceId, {
    desk: 'preferences',
    event: kind === 'restrict' ? 'Processing Restricted' : 'Objection Raised',
    // The request names the act: carried out twice, it takes effect once.
    messageId: `request-${requestId}`,
    at: deps.clock.now(),
    births: chooseNamed(births, undefined),
    properties: { obtained_by: 'request', proof: `request ${requestId}` },
  })
}
