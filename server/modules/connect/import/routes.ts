import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { type AnyRoute, defineRoute, type ScopedRequest } from '../../../platform/http/route.ts'
import { identifierTargets, targetsOf } from './rules/targets.ts'
import * as api from './schema.ts'
import { cancelImport, mapColumns, removeImport, startRun, startTrial, undoImport } from './service/acts.ts'
import type { Runner } from './service/advance.ts'
import { showImport, showImports } from './service/show.ts'
import { beginImport, getImport, takePart } from './service/upload.ts'

const scope = 'sources:manage'

/** Files from elsewhere: begun, sent part by part, told what their columns are, tried, run, undone. */
export function createImportRoutes(runner: Runner): AnyRoute[] {
  return [
    ...createFileRoutes(runner),
    ...createMapRoutes(runner),
    ...createActRoutes(runner),
    ...createReadRoutes(runner),
  ]
}

type Asked = Pick<ScopedRequest<never, never, never>, 'workspaceId' | 'actor' | 'language'>

const show = (runner: Runner, { workspaceId, actor, language }: Asked, id: string) =>
  showImport(runner, workspaceId, { id, language, seesPii: actor.scopes.has('customers:pii') })

function createFileRoutes(runner: Runner): AnyRoute[] {
  const { deps } = runner
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/imports',
      id: 'beginImport',
      summary:
        'Announce a file of customers, orders, products or consents: CSV, XLSX or NDJSON, in parts of at most 8 MiB',
      scope,
      body: api.beginBody,
      reply: api.importReply,
      errors: [],
      handle: async ({ body, ...asked }) =>
        show(runner, asked, await beginImport(deps, asked.workspaceId, { ...body, actor: asked.actor })),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/imports/{id}/parts',
      id: 'putImportPart',
      summary: 'The next bytes of a file; with the last of them its columns are read',
      scope,
      params: api.idParams,
      query: api.partQuery,
      reply: api.importReply,
      errors: ['not_found', 'part_offset', 'too_large', 'import_state'],
      async handle({ params, query, raw, ...asked }) {
        await takePart(runner, asked.workspaceId, { ...params, ...query, body: raw })
        return show(runner, asked, params.id)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/imports/{id}/refused',
      id: 'getRefusedRows',
      summary: 'The rows that were refused, as they stood in the file, each with its line and why (CSV)',
      scope: 'customers:pii',
      params: api.idParams,
      reply: z.string(),
      errors: ['not_found'],
      async handle({ params, workspaceId }) {
        const row = await deps.db.inWorkspace(workspaceId, (tx) => getImport(tx, params.id))
        const path = runner.files.refusedPathOf(row.id)
        const headers = {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${row.id}-refused.csv"`,
        }
        const isEmpty = (await runner.files.sizeOf(path)) === 0
        return new Response(isEmpty ? '' : (Readable.toWeb(createReadStream(path)) as ReadableStream), {
          headers,
        })
      },
    }),
  ]
}

function createActRoutes(runner: Runner): AnyRoute[] {
  const acts = [
    {
      act: 'check',
      id: 'checkImport',
      summary: 'Try a file: everything is read, nothing is stored',
      run: startTrial,
    },
    { act: 'run', id: 'runImport', summary: 'Store what a file brings', run: startRun },
    {
      act: 'cancel',
      id: 'cancelImport',
      summary: 'Stop a trial or a run; what is stored stays',
      run: cancelImport,
    },
    { act: 'undo', id: 'undoImport', summary: 'Take back all that an import brought', run: undoImport },
  ]
  return acts.map(({ act, id, summary, run }) =>
    defineRoute({
      method: 'POST',
      path: `/api/v1/imports/{id}/${act}`,
      ...{ id, summary, scope },
      params: api.idParams,
      reply: api.importReply,
      errors: ['not_found', 'import_state', 'import_mapping', 'import_nobody', 'import_target'],
      async handle({ params, ...asked }) {
        await run(runner, { ...asked, ...params })
        return show(runner, asked, params.id)
      },
    }),
  )
}

const createMapRoutes = (runner: Runner): AnyRoute[] => [
  defineRoute({
    method: 'PUT',
    path: '/api/v1/imports/{id}/mapping',
    id: 'mapImport',
    summary: 'Say what the columns of a file are, and what holds for every row',
    scope,
    params: api.idParams,
    body: api.mappingBody,
    reply: api.importReply,
    errors: ['not_found', 'import_state', 'import_mapping', 'import_nobody', 'import_target'],
    async handle({ params, body, ...asked }) {
      await mapColumns(runner, { ...asked, ...params, ...body })
      return show(runner, asked, params.id)
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/imports/{id}',
    id: 'deleteImport',
    summary: 'Take an import from the list, its files with it',
    scope,
    params: api.idParams,
    reply: z.object({}),
    errors: ['not_found', 'import_state'],
    async handle({ params, workspaceId, actor }) {
      await removeImport(runner, { ...params, workspaceId, actor })
      return {}
    },
  }),
]

function createReadRoutes(runner: Runner): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/imports',
      id: 'listImports',
      summary: 'Imports, the newest first',
      scope: 'sources:read',
      query: api.listQuery,
      reply: api.importsReply,
      errors: [],
      handle: ({ query, workspaceId, language }) =>
        showImports(runner, workspaceId, { before: query.before ?? null, limit: query.limit, language }),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/imports/{id}',
      id: 'getImport',
      summary: 'An import: its columns, how far it is, and what was refused why',
      scope: 'sources:read',
      params: api.idParams,
      reply: api.importReply,
      errors: ['not_found'],
      handle: ({ params, ...asked }) => show(runner, asked, params.id),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/import-targets',
      id: 'listImportTargets',
      summary: 'What a column of a file may become',
      scope: 'sources:read',
      query: api.targetsQuery,
      reply: api.targetsReply,
      errors: [],
      handle: async ({ query, language }) => ({
        items: targetsOf[query.kind].map(({ id, label, isNeeded }) => ({
          id,
          label: label[language],
          isNeeded: isNeeded === true,
          names: identifierTargets.includes(id),
        })),
      }),
    }),
  ]
}
