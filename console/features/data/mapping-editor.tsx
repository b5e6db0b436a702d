import { useMutation, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { TryDeliveryReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field, TextArea } from '../../kit/field.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { type Connection, connectionPath, connectionsKey } from './connection-model.ts'
import {
  emptyRule,
  findRefused,
  listMissing,
  listPlaces,
  type Rule,
  readMapping,
  writeMapping,
} from './mapping-model.ts'
import { TakeIn, TakeSample } from './mapping-waiting.tsx'
import { RuleForm } from './rule-form.tsx'

/** Puts a path into the field that was chosen last. */
export type Insert = (path: string) => void

const useSaveMapping = (connection: Connection, mapping: string) => {
  const { t } = useWords()
  return useMutation({
    mutationFn: () =>
      request<unknown>(connectionPath(connection.id), {
        method: 'PATCH',
        body: { settings: { ...connection.settings, mapping } },
      }),
    onSuccess: async () => {
      tell(t('conn.saved'))
      await queryClient.invalidateQueries({ queryKey: connectionsKey })
    },
    // What is wrong in a rule is said there.
    onError: (error) => findRefused(error) === null && tellFailure(error, t('error.title')),
  })
}

/** What the words of a webhook mean: rules by hand, tried at once on a pasted body. */
export function MappingEditor({ connection }: { connection: Connection }) {
  const { t } = useWords()
  const [rules, setRules] = useState<Rule[]>(() => readMapping(String(connection.settings.mapping ?? '')))
  const [payload, setPayload] = useState('')
  const [insert, setInsert] = useState<{ put: Insert } | null>(null)
  const [isJudged, setJudged] = useState(false)
  const mapping = writeMapping(rules)
  const isWhole = rules.every((rule) => listMissing(rule).length === 0)
  const save = useSaveMapping(connection, mapping)
  const refused = findRefused(save.error)
  const change = (index: number, rule: Rule | null): void => {
    save.reset()
    setRules((all) => all.flatMap((one, at) => (at !== index ? [one] : rule === null ? [] : [rule])))
  }
  return (
    <section className="flex flex-col gap-4">
      <h3 className="font-strong">{t('conn.mapping')}</h3>
      <TakeSample connection={connection} onTake={setPayload} />
      <Pasted payload={payload} onChange={setPayload} onPick={(path) => insert?.put(path)} />
      {rules.map((rule, index) => (
        <RuleForm
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no names; they are added and taken away one by one
          key={index}
          no={index + 1}
          rule={rule}
          isJudged={isJudged}
          refused={refused?.index === index ? refused : null}
          onChange={(next) => change(index, next)}
          onFocus={(put) => setInsert({ put })}
        />
      ))}
      {rules.length === 0 && <p className="text-12 text-text-2">{t('map.none')}</p>}
      <div className="flex flex-wrap gap-2">
        <Button icon={Plus} onClick={() => setRules((all) => [...all, emptyRule()])}>
          {t('map.add')}
        </Button>
        <Button
          tone="primary"
          isBusy={save.isPending}
          onClick={() => (isWhole ? save.mutate() : setJudged(true))}
        >
          {t('map.save')}
        </Button>
        {connection.settings.mapping === mapping && rules.length > 0 && <TakeIn connection={connection} />}
      </div>
      {payload.trim() !== '' && rules.length > 0 && isWhole && (
        <Tried connection={connection} payload={payload} mapping={mapping} />
      )}
    </section>
  )
}

interface PastedProps {
  payload: string
  onChange: (payload: string) => void
  onPick: Insert
}

/** An example of what the other system sends, and the places in it. */
function Pasted({ payload, onChange, onPick }: PastedProps) {
  const { t } = useWords()
  return (
    <>
      <Field label={t('map.paste')} hint={t('map.pasteHint')}>
        {(control) => (
          <TextArea
            {...control}
            rows={5}
            spellCheck={false}
            className="font-mono text-12"
            value={payload}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <Places payload={payload} onPick={onPick} />
    </>
  )
}

function Places({ payload, onPick }: { payload: string; onPick: Insert }) {
  const { t } = useWords()
  const places = listPlaces(payload)
  if (places.length === 0) return null
  return (
    <div>
      <h4 className="mb-1 text-12 font-medium text-text-2">{t('map.paths')}</h4>
      <ul className="flex max-h-40 flex-wrap gap-1 overflow-y-auto">
        {places.map(({ path, sample }) => (
          <li key={path}>
            <button
              type="button"
              title={sample}
              // The field keeps the focus, so that the path goes where the eye is.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(path)}
              className="rounded-control bg-sunken px-1.5 py-0.5 font-mono text-12 text-text-2 hover:text-text"
            >
              {path}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What the rules make of the pasted body, as one types. */
function Tried({
  connection,
  payload,
  mapping,
}: {
  connection: Connection
  payload: string
  mapping: string
}) {
  const { t } = useWords()
  const asked = useDeferredValue(JSON.stringify({ payload, mapping }))
  const query = useQuery({
    queryKey: [...connectionsKey, connection.id, 'try', asked],
    queryFn: ({ signal }) =>
      request<TryDeliveryReply>(connectionPath(connection.id, '/try'), {
        method: 'POST',
        body: { payload, settings: { ...connection.settings, mapping } },
        signal,
      }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
  const tried = query.data
  return (
    <div aria-live="polite">
      <h4 className="mb-1 text-12 font-medium text-text-2">{t('map.result')}</h4>
      {query.isError && <p className="text-danger">{query.error.message}</p>}
      {tried?.reason && (
        <p className="text-12 text-danger">
          {tried.reason.title ?? tried.reason.code}
          {tried.reason.path !== null && ` · ${t('conn.place', { path: tried.reason.path })}`}
        </p>
      )}
      {tried?.isOk && tried.events.length === 0 && <p className="text-12 text-text-2">{t('map.noRule')}</p>}
      {tried?.events.map((event) => (
        <pre
          key={String(event.messageId)}
          className="mb-2 overflow-x-auto rounded-control bg-sunken p-2 font-mono text-12"
        >
          {JSON.stringify(event, null, 2)}
        </pre>
      ))}
    </div>
  )
}
