import { useCallback, useEffect, useRef, useState } from 'react'
import type { SaveDraftReply } from '../../../app/api.gen.ts'
import { later, nowMs } from '../../../app/browser/clock.ts'
import { ApiError, request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { advance, beginHistory, stepBack, stepForward } from '../history.ts'
import type { Document, Item } from '../model.ts'
import { contentPath, itemQuery } from '../queries.ts'

/** How the draft stands with the server. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed'

export interface Draft {
  document: Document
  /** Changes the document; changes of one tag in one go are one step of undo. */
  change: (tag: string, edit: (document: Document) => Document) => void
  undo: () => void
  redo: () => void
  canUndo: boolean
  canRedo: boolean
  saving: Saving
  revision: number
  /** Saves at once; resolves with the revision that stands on the server. */
  flush: () => Promise<number>
  /** Somebody else saved meanwhile: goes on with hers, or lays mine over it. */
  takeTheirs: () => Promise<void>
  keepMine: () => Promise<void>
}

const restMs = 700

/** The draft with its undo, saved by itself whenever one pauses; never over what somebody else has written. */
export function useDraft(item: Item): Draft {
  const [history, setHistory] = useState(() => beginHistory(item.document))
  const server = useServerCopy(item)
  const { push, saving, setSaving } = server
  const document = history.now
  const isDirty = document !== server.saved.current
  const isStopped = saving === 'conflict'
  useEffect(() => {
    if (!isDirty || isStopped) return
    setSaving('waiting')
    // The state of saving tells of a failure, here and below.
    return later(restMs, () => void push(document).catch(() => undefined))
  }, [document, isDirty, isStopped, push, setSaving])
  // As above.
  useLeaveGuard(isDirty, () => void push(document).catch(() => undefined))
  const change = useCallback<Draft['change']>((tag, edit) => {
    setHistory((before) => advance(before, { now: edit(before.now), tag, at: nowMs() }))
  }, [])
  return {
    document,
    change,
    undo: useCallback(() => setHistory(stepBack), []),
    redo: useCallback(() => setHistory(stepForward), []),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    saving,
    revision: server.revision,
    flush: () => push(document),
    takeTheirs: async () => {
      const theirs = await server.pull()
      server.saved.current = theirs.document
      setHistory((before) => advance(before, { now: theirs.document, tag: '', at: 0 }))
      setSaving('saved')
    },
    keepMine: async () => {
      await server.pull()
      await push(document)
    },
  }
}

/** What stands on the server: its revision, and the way to put a newer draft there, one after the other. */
function useServerCopy(item: Item) {
  const [revision, setRevision] = useState(item.revision)
  const [saving, setSaving] = useState<Saving>('saved')
  const saved = useRef(item.document)
  const known = useRef(item.revision)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const note = useCallback((next: number) => {
    known.current = next
    setRevision(next)
  }, [])
  const push = useCallback(
    (document: Document): Promise<number> => {
      const put = async (): Promise<number> => {
        if (document === saved.current) return known.current
        setSaving('saving')
        try {
          note(await putDraft(item.id, document, known.current))
          saved.current = document
          setSaving('saved')
          return known.current
        } catch (error) {
          const isConflict = error instanceof ApiError && error.problem.code === 'revision_changed'
          setSaving(isConflict ? 'conflict' : 'failed')
          throw error
        }
      }
      const result = queue.current.then(put, put)
      // The next save waits for this one, whatever became of it.
      queue.current = result.catch(() => undefined)
      return result
    },
    [item.id, note],
  )
  const pull = useCallback(async () => {
    const theirs = await request<Item>(contentPath(item.id))
    note(theirs.revision)
    return theirs
  }, [item.id, note])
  return { revision, saving, setSaving, saved, push, pull }
}

async function putDraft(id: string, document: Document, revision: number): Promise<number> {
  const path = `${contentPath(id)}/draft`
  const reply = await request<SaveDraftReply>(path, { method: 'PUT', body: { document }, revision })
  queryClient.setQueryData(itemQuery(id).queryKey, (item) =>
    item === undefined ? item : { ...item, ...reply, document },
  )
  void queryClient.invalidateQueries({ queryKey: ['content'] })
  return reply.revision
}

/** What is unsaved is saved when the page is left; a window that is closed asks first. */
function useLeaveGuard(isDirty: boolean, save: () => void): void {
  const latest = useRef({ isDirty, save })
  latest.current = { isDirty, save }
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (latest.current.isDirty) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => {
      removeEventListener('beforeunload', ask)
      if (latest.current.isDirty) latest.current.save()
    }
  }, [])
}
