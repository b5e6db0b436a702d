import { listReferences } from '@splot/contract/segment/condition'
import { sayCondition } from '@splot/contract/segment/sentence'
import { SplotError } from '../../../platform/errors.ts'
import { type AnyRoute, defineRoute, type ScopedRequest } from '../../../platform/http/route.ts'
import { diffLines, writeOutline } from '../rules/diff.ts'
import * as api from '../schema/api.ts'
import type { DeskDeps } from '../service/desk-deps.ts'
import { readNames } from '../service/ground.ts'
import {
  changeSegment,
  copySegment,
  createSegment,
  deleteSegment,
  getSegment,
  listUses,
  saveCondition,
} from '../service/segments.ts'
import { findChecked } from '../store/checked.ts'
import {
  listCurrent,
  listFolders,
  listSegments,
  listVersions,
  type SegmentRow,
} from '../store/definitions.ts'
import { sumFlips } from '../store/history.ts'
import { cutPage, readCursor, readNewest, showSegment, toIso } from './show.ts'

/** Definitions: list, make, change, copy, versions, delete. */
export const createDefinitionRoutes = (deps: DeskDeps): AnyRoute[] => [
  listRoute(deps),
  createRoute(deps),
  getRoute(deps),
  saveRoute(deps),
  changeRoute(deps),
  copyRoute(deps),
  versionsRoute(deps),
  diffRoute(deps),
  deleteRoute(deps),
]

const weekMs = 7 * 86_400_000
const conditionErrors = [
  'condition_shape',
  'condition_too_deep',
  'condition_too_large',
  'condition_value',
  'condition_personal',
  'segment_missing',
  'segment_cycle',
] as const

type Asked = Pick<ScopedRequest<unknown, unknown, unknown>, 'workspaceId' | 'language'>

/** A segment with its condition and who leans on it. */
async function show(deps: DeskDeps, { workspaceId, language }: Asked, row: SegmentRow) {
  const names = await readNames(deps, workspaceId, language)
  const { uses, found } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    uses: await listUses(deps, tx, row.id),
    found: await findChecked(tx, workspaceId, row.id),
  }))
  const customers = row.isFilling ? await deps.estimateCustomers(workspaceId) : 0
  const checked = found && { at: toIso(found.at), people: found.people, mended: found.mended }
  const shown = showSegment(row, { names, language, customers })
  return { ...shown, condition: readNewest(row), uses, checked }
}

function listRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/segments',
    id: 'listSegments',
    summary: 'Segments, the last changed first, with how many are in, came and went',
    scope: 'segments:read',
    query: api.listQuery,
    reply: api.listReply,
    errors: [],
    async handle({ query, workspaceId, language }) {
      const { q, folder, archived, limit, cursor } = query
      const names = await readNames(deps, workspaceId, language)
      const since = deps.clock.now() - weekMs
      const customers = await deps.estimateCustomers(workspaceId)
      return deps.db.inWorkspace(workspaceId, async (tx) => {
        const filter = { isArchived: archived, text: q ?? null, folder: folder ?? null }
        const rows = await listSegments(tx, { ...filter, before: readCursor(cursor), limit: limit + 1 })
        const { page, nextCursor } = cutPage(rows, limit, (row) => ({ at: row.changedAt, id: row.id }))
        const ids = page.map((row) => row.id)
        const sums = new Map((await sumFlips(tx, ids, since)).map((one) => [one.segmentId, one]))
        const speaking = (await listCurrent(tx)).map((row) => ({ row, of: listReferences(readNewest(row)) }))
        const items = []
        for (const row of page) {
          const { entered = 0, left = 0 } = sums.get(row.id) ?? {}
          const uses = speaking
            .filter((one) => one.of.includes(row.id))
            .map((one) => ({ kind: 'segment' as const, id: one.row.id, name: one.row.name }))
          const others = await deps.listUses(tx, row.id)
          const shown = showSegment(row, { names, language, customers })
          items.push({ ...shown, entered, left, uses: [...uses, ...others] })
        }
        return { items, folders: await listFolders(tx, archived), nextCursor }
      })
    },
  })
}

function createRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/segments',
    id: 'createSegment',
    summary: 'Make a segment; its members are found at once, unless it is a draft',
    scope: 'segments:manage',
    body: api.createBody,
    reply: api.segmentReply,
    errors: [...conditionErrors],
    handle: async (request) =>
      show(deps, request, await createSegment(deps, request.workspaceId, request.body, request.actor)),
  })
}

function getRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/segments/{id}',
    id: 'getSegment',
    summary: 'A segment with its newest condition and who leans on it',
    scope: 'segments:read',
    params: api.idParams,
    reply: api.segmentReply,
    errors: ['not_found'],
    handle: async (request) => {
      const { params, workspaceId } = request
      return show(deps, request, await deps.db.inWorkspace(workspaceId, (tx) => getSegment(tx, params.id)))
    },
  })
}

function saveRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'PUT',
    path: '/api/v1/segments/{id}/condition',
    id: 'saveCondition',
    summary: 'A new version of the condition; members follow it once it is built',
    scope: 'segments:manage',
    params: api.idParams,
    body: api.conditionBody,
    reply: api.segmentReply,
    errors: ['not_found', 'segment_version', ...conditionErrors],
    handle: async (request) => {
      const { params, body, workspaceId, actor } = request
      return show(deps, request, await saveCondition(deps, workspaceId, { ...params, ...body, actor }))
    },
  })
}

function changeRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'PATCH',
    path: '/api/v1/segments/{id}',
    id: 'changeSegment',
    summary: 'Name, description, folder; put live or away',
    scope: 'segments:manage',
    params: api.idParams,
    body: api.changeBody,
    reply: api.segmentReply,
    errors: ['not_found', 'segment_used'],
    handle: async (request) => {
      const { params, body, workspaceId, actor } = request
      return show(deps, request, await changeSegment(deps, workspaceId, { ...params, ...body, actor }))
    },
  })
}

function copyRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/segments/{id}/copy',
    id: 'copySegment',
    summary: 'The newest condition under a new name, as a draft',
    scope: 'segments:manage',
    params: api.idParams,
    body: api.copyBody,
    reply: api.segmentReply,
    errors: ['not_found'],
    handle: async (request) => {
      const { params, body, workspaceId, actor } = request
      return show(deps, request, await copySegment(deps, workspaceId, { ...params, ...body, actor }))
    },
  })
}

function versionsRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/segments/{id}/versions',
    id: 'listSegmentVersions',
    summary: 'Every version of the condition, the newest first',
    scope: 'segments:read',
    params: api.idParams,
    reply: api.versionsReply,
    errors: ['not_found'],
    async handle({ params, workspaceId, language }) {
      const { live, rows } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
        live: (await getSegment(tx, params.id)).version,
        rows: await listVersions(tx, params.id),
      }))
      const names = await readNames(deps, workspaceId, language, rows.map(readNewest))
      return {
        items: rows.map((row) => ({
          ...{ version: row.version, note: row.note, createdBy: row.createdBy },
          ...{ condition: readNewest(row), createdAt: toIso(row.createdAt), isLive: row.version === live },
          sentence: sayCondition(readNewest(row), language, names),
        })),
      }
    },
  })
}

function diffRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/segments/{id}/diff',
    id: 'diffSegment',
    summary: 'What changed between two versions of the condition, line by line in words',
    scope: 'segments:read',
    params: api.idParams,
    query: api.diffQuery,
    reply: api.diffReply,
    errors: ['not_found'],
    async handle({ params, query, workspaceId, language }) {
      const rows = await deps.db.inWorkspace(workspaceId, (tx) => listVersions(tx, params.id))
      const names = await readNames(deps, workspaceId, language, rows.map(readNewest))
      const outline = (version: number) => {
        const row = rows.find((one) => one.version === version)
        if (row === undefined) throw new SplotError('not_found', { path: 'query' })
        return writeOutline(readNewest(row), language, names)
      }
      return { lines: diffLines(outline(query.from), outline(query.to)) }
    },
  })
}

function deleteRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'DELETE',
    path: '/api/v1/segments/{id}',
    id: 'deleteSegment',
    summary: 'Delete with members and history, unless something leans on it',
    scope: 'segments:manage',
    params: api.idParams,
    reply: api.doneReply,
    errors: ['not_found', 'segment_used'],
    async handle({ params, workspaceId, actor }) {
      await deleteSegment(deps, workspaceId, params.id, actor)
      return { done: true as const }
    },
  })
}
