import { Plus, X } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Field, Input } from '../../kit/field.tsx'
import type { Insert } from './mapping-editor.tsx'
import { listMissing, type Pair, type Rule, type Who, whos, withinList } from './mapping-model.ts'

interface RuleFormProps {
  no: number
  rule: Rule
  /** Says at each field what is missing: once somebody wanted to save. */
  isJudged: boolean
  /** What the server would not have of it, and why. */
  refused: { field: string; says: string } | null
  /** Null takes it away. */
  onChange: (rule: Rule | null) => void
  /** A field for paths was chosen: where the next path goes. */
  onFocus: (put: Insert) => void
}

/** As the stored rule calls what the editor calls so. */
const fieldNames: Readonly<Record<string, string>> = { whenPath: 'when', list: 'products' }

/** What is said at a field: that it is missing, or why the server would not have it. */
function useErrorOf(rule: Rule, isJudged: boolean, refused: RuleFormProps['refused']) {
  const { t } = useWords()
  const missing = isJudged ? listMissing(rule) : []
  return (name: string): string | undefined => {
    if (missing.some((one) => one === name)) return t('map.needed')
    return refused?.field === (fieldNames[name] ?? name) ? refused.says : undefined
  }
}

/** One rule: for which bodies, which event, whose, with what in it. */
export function RuleForm({ no, rule, isJudged, refused, onChange, onFocus }: RuleFormProps) {
  const { t } = useWords()
  const change = (part: Partial<Rule>): void => onChange({ ...rule, ...part })
  const put = (part: (path: string) => Partial<Rule>) => () => onFocus((path) => change(part(path)))
  const errorOf = useErrorOf(rule, isJudged, refused)
  const needed = (label: string) => `${label} (${t('map.neededMark')})`
  const plain = (label: string, name: 'whenPath' | 'id' | 'at' | 'list', hint?: string) => (
    <PathField
      label={label}
      hint={hint}
      error={errorOf(name)}
      value={rule[name]}
      onChange={(value) => change({ [name]: value })}
      onFocus={put((path) => ({ [name]: path }))}
    />
  )
  return (
    <fieldset className="flex flex-col gap-3 rounded-card border border-line bg-surface p-3">
      <div className="flex items-center">
        <legend className="font-strong">{t('map.rule', { no })}</legend>
        <IconButton label={t('map.remove')} icon={X} className="ml-auto" onClick={() => onChange(null)} />
      </div>
      <div className="grid grid-cols-2 gap-2">
        {plain(t('map.when'), 'whenPath')}
        <TextOf
          label={t('map.equals')}
          value={rule.whenEquals}
          onChange={(whenEquals) => change({ whenEquals })}
        />
      </div>
      <TextOf
        label={needed(t('map.event'))}
        hint={t('map.eventHint')}
        error={errorOf('event')}
        value={rule.event}
        onChange={(event) => change({ event })}
      />
      {plain(needed(t('map.id')), 'id', t('map.idHint'))}
      {plain(t('map.at'), 'at')}
      <WhoFields rule={rule} change={change} put={put} />
      <Pairs
        title={t('map.fields')}
        pairs={rule.fields}
        onChange={(fields) => change({ fields })}
        onFocus={onFocus}
      />
      {plain(t('map.products'), 'list')}
      {rule.list !== '' && (
        <Pairs
          title={t('map.productFields')}
          pairs={rule.lineFields}
          onChange={(lineFields) => change({ lineFields })}
          onFocus={(insert) => onFocus((path) => insert(withinList(path, rule.list)))}
        />
      )}
    </fieldset>
  )
}

interface WhoFieldsProps {
  rule: Rule
  change: (part: Partial<Rule>) => void
  put: (part: (path: string) => Partial<Rule>) => () => void
}

function WhoFields({ rule, change, put }: WhoFieldsProps) {
  const { t } = useWords()
  const words: Record<Who, string> = {
    email: t('map.email'),
    phone: t('map.phone'),
    card: t('map.card'),
    userId: t('map.userId'),
  }
  return (
    <div>
      <h4 className="mb-1 text-12 font-medium text-text-2">{t('map.who')}</h4>
      <div className="grid grid-cols-2 gap-2">
        {whos.map((name) => (
          <PathField
            key={name}
            label={words[name]}
            value={rule.who[name]}
            onChange={(value) => change({ who: { ...rule.who, [name]: value } })}
            onFocus={put((path) => ({ who: { ...rule.who, [name]: path } }))}
          />
        ))}
      </div>
    </div>
  )
}

interface PairsProps {
  title: string
  pairs: readonly Pair[]
  onChange: (pairs: Pair[]) => void
  onFocus: (put: Insert) => void
}

function Pairs({ title, pairs, onChange, onFocus }: PairsProps) {
  const { t } = useWords()
  const set = (index: number, part: Partial<Pair>): void =>
    onChange(pairs.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <div className="flex flex-col gap-2">
      <h4 className="text-12 font-medium text-text-2">{title}</h4>
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is named by what is typed into it
        <div key={index} className="flex items-center gap-2">
          <Input
            aria-label={t('map.fieldName')}
            placeholder="order_id"
            value={pair.name}
            onChange={(event) => set(index, { name: event.target.value })}
          />
          <Input
            aria-label={t('map.fieldPath')}
            placeholder="$.order.number"
            className="font-mono text-12"
            value={pair.path}
            onFocus={() => onFocus((path) => set(index, { path }))}
            onChange={(event) => set(index, { path: event.target.value })}
          />
          <IconButton
            label={t('map.removeField')}
            icon={X}
            onClick={() => onChange(pairs.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="sm"
        tone="quiet"
        icon={Plus}
        className="-ml-2 self-start"
        onClick={() => onChange([...pairs, { name: '', path: '' }])}
      >
        {t('map.addField')}
      </Button>
    </div>
  )
}

interface TextOfProps {
  label: string
  hint?: string | undefined
  error?: string | undefined
  value: string
  onChange: (value: string) => void
}

const TextOf = ({ label, hint, error, value, onChange }: TextOfProps) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => <Input {...control} value={value} onChange={(event) => onChange(event.target.value)} />}
  </Field>
)

const PathField = ({
  label,
  hint,
  error,
  value,
  onChange,
  onFocus,
}: TextOfProps & { onFocus: () => void }) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => (
      <Input
        {...control}
        spellCheck={false}
        placeholder="$."
        className="font-mono text-12"
        value={value}
        onFocus={onFocus}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)
