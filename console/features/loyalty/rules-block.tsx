import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { Block } from './block.tsx'
import { makeId, type Programme, type Rule, type Tier } from './loyalty-queries.ts'
import { NumberField } from './number-field.tsx'
import { newRule, readCount, readFactor } from './programme-model.ts'
import { useNames } from './use-names.ts'
import { wordWhen } from './when.ts'
import { WhenFields } from './when-fields.tsx'

interface RulesBlockProps {
  draft: Programme
  onChange: (change: Partial<Programme>) => void
}

/** When a purchase earns more: each rule in words, opened to be changed. */
export function RulesBlock({ draft, onChange }: RulesBlockProps) {
  const { t } = useWords()
  const now = useNow()
  const [openId, setOpenId] = useState<string | null>(null)
  const put = (rule: Rule) => onChange({ rules: draft.rules.map((one) => (one.id === rule.id ? rule : one)) })
  const add = () => {
    const rule = newRule(makeId('rule', now + draft.rules.length))
    onChange({ rules: [...draft.rules, rule] })
    setOpenId(rule.id)
  }
  return (
    <Block
      title={t('loyalty.rules')}
      sentence={draft.rules.length === 0 ? t('loyalty.rulesNone') : t('loyalty.rulesSentence')}
      aside={
        <Button icon={Plus} onClick={add}>
          {t('loyalty.ruleAdd')}
        </Button>
      }
    >
      {draft.rules.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {draft.rules.map((rule) => (
            <li key={rule.id} className="py-3 first:pt-0 last:pb-0">
              <RuleLine
                rule={rule}
                isOpen={rule.id === openId}
                onOpen={() => setOpenId(rule.id === openId ? null : rule.id)}
                onDrop={() => onChange({ rules: draft.rules.filter((one) => one.id !== rule.id) })}
              />
              {rule.id === openId && (
                <RuleFields rule={rule} tiers={draft.tiers?.list ?? []} onChange={put} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Block>
  )
}

interface RuleLineProps {
  rule: Rule
  isOpen: boolean
  onOpen: () => void
  onDrop: () => void
}

function RuleLine({ rule, isOpen, onOpen, onDrop }: RuleLineProps) {
  const words = useWords()
  const { t, format } = words
  const names = useNames()
  const { effect } = rule
  const what =
    effect.kind === 'factor'
      ? t('loyalty.ruleFactor', { factor: format.number(effect.factor) })
      : t(effect.each === 'piece' ? 'loyalty.ruleBonusPiece' : 'loyalty.ruleBonus', { count: effect.points })
  const when = wordWhen(rule.when, words, names)
  return (
    <div className="flex items-center gap-2">
      <button
        type="button"
        aria-expanded={isOpen}
        className="min-w-0 flex-1 rounded-control py-1 text-left"
        onClick={onOpen}
      >
        <span className="block font-medium">{rule.name || t('loyalty.ruleNameless')}</span>
        <span className="block text-12 text-text-2">
          {[what, ...(when.length === 0 ? [t('when.always')] : when)].join(' · ')}
        </span>
      </button>
      <Button size="sm" onClick={onOpen}>
        {isOpen ? t('loyalty.ruleClose') : t('loyalty.ruleOpen')}
      </Button>
      <IconButton
        size="sm"
        icon={Trash2}
        label={t('loyalty.ruleDrop', { name: rule.name })}
        onClick={onDrop}
      />
    </div>
  )
}

interface RuleFieldsProps {
  rule: Rule
  tiers: readonly Tier[]
  onChange: (rule: Rule) => void
}

type Kind = 'factor' | 'purchase' | 'piece'

function RuleFields({ rule, tiers, onChange }: RuleFieldsProps) {
  const { t } = useWords()
  const { effect } = rule
  const kind: Kind = effect.kind === 'factor' ? 'factor' : effect.each
  const choose = (next: Kind) =>
    onChange({
      ...rule,
      effect: next === 'factor' ? { kind: 'factor', factor: 2 } : { kind: 'bonus', points: 50, each: next },
    })
  return (
    <div className="mt-3 flex flex-col gap-4 rounded-control bg-canvas p-3">
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label={t('loyalty.ruleName')}
          value={rule.name}
          maxLength={120}
          onChange={(name) => onChange({ ...rule, name })}
        />
        <Field label={t('loyalty.ruleKind')}>
          {({ id }) => (
            <Select<Kind>
              id={id}
              look="field"
              label={t('loyalty.ruleKind')}
              value={kind}
              options={(['factor', 'purchase', 'piece'] as const).map((value) => ({
                value,
                label: t(`loyalty.ruleKind.${value}`),
              }))}
              onChange={choose}
            />
          )}
        </Field>
        {effect.kind === 'factor' ? (
          <NumberField
            label={t('loyalty.factor')}
            value={effect.factor}
            read={readFactor}
            onChange={(factor) => onChange({ ...rule, effect: { kind: 'factor', factor } })}
          />
        ) : (
          <NumberField
            label={t('loyalty.points')}
            value={effect.points}
            read={readCount}
            onChange={(points) => onChange({ ...rule, effect: { ...effect, points } })}
          />
        )}
      </div>
      <WhenFields when={rule.when} tiers={tiers} onChange={(when) => onChange({ ...rule, when })} />
    </div>
  )
}
