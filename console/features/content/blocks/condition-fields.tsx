import { Plus, X } from 'lucide-react'
import { type Stage, stages } from '../../../app/api.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Input } from '../../../kit/field.tsx'
import { Select } from '../../../kit/select.tsx'
import type { Condition, ConditionTest } from '../model.ts'

interface Props {
  condition: Condition
  onChange: (condition: Condition) => void
}

const fresh: Readonly<Record<ConditionTest['on'], ConditionTest>> = {
  event: { on: 'event', name: 'Product Viewed', happened: true, withinMinutes: 60 },
  stage: { on: 'stage', is: 'one_of', stages: ['loyal'] },
  trait: { on: 'trait', name: 'city', is: 'equal', value: '' },
  stock: { on: 'stock', is: 'there' },
}
const subjects = ['event', 'stage', 'trait', 'stock'] as const

/** When something shows: what she did lately, her stage, what is known of her, what lies in her store. */
export function ConditionFields({ condition, onChange }: Props) {
  const { t } = useWords()
  const { tests, match } = condition
  const putTests = (next: ConditionTest[]): void => onChange({ ...condition, tests: next })
  return (
    <div className="flex flex-col gap-2">
      {tests.length > 1 && (
        <Select
          label={t('content.if.match')}
          value={match}
          options={[
            { value: 'all', label: t('content.if.all') },
            { value: 'any', label: t('content.if.any') },
          ]}
          onChange={(next) => onChange({ ...condition, match: next })}
        />
      )}
      {tests.map((test, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a test is its place
          key={index}
          className="flex flex-col gap-1.5 border-line border-t pt-2 first:border-t-0 first:pt-0"
        >
          <div className="flex items-center gap-1">
            <Select
              look="field"
              label={t('content.if.subject')}
              value={test.on}
              options={subjects.map((value) => ({ value, label: t(`content.if.subject.${value}`) }))}
              onChange={(on) => putTests(tests.map((each, at) => (at === index ? fresh[on] : each)))}
            />
            {tests.length > 1 && (
              <IconButton
                size="sm"
                icon={X}
                label={t('content.if.remove')}
                onClick={() => putTests(tests.filter((_, at) => at !== index))}
              />
            )}
          </div>
          <TestFields
            test={test}
            onChange={(next) => putTests(tests.map((each, at) => (at === index ? next : each)))}
          />
        </div>
      ))}
      {tests.length < 10 && (
        <Button
          size="sm"
          tone="quiet"
          icon={Plus}
          className="self-start"
          onClick={() => putTests([...tests, fresh.stage])}
        >
          {t('content.if.add')}
        </Button>
      )}
    </div>
  )
}

function TestFields({ test, onChange }: { test: ConditionTest; onChange: (test: ConditionTest) => void }) {
  if (test.on === 'event') return <EventTest test={test} onChange={onChange} />
  if (test.on === 'stage') return <StageTest test={test} onChange={onChange} />
  if (test.on === 'stock') return <StockTest test={test} onChange={onChange} />
  return <TraitTest test={test} onChange={onChange} />
}

type Of<On extends ConditionTest['on']> = Extract<ConditionTest, { on: On }>
interface TestProps<On extends ConditionTest['on']> {
  test: Of<On>
  onChange: (test: ConditionTest) => void
}

const spans = ['5', '15', '60', '240', '1440', '10080'] as const

function EventTest({ test, onChange }: TestProps<'event'>) {
  const { t } = useWords()
  const known = spans.find((each) => Number(each) === test.withinMinutes)
  return (
    <>
      <Input
        aria-label={t('content.eventName')}
        value={test.name}
        maxLength={100}
        onChange={(event) => {
          const name = event.target.value.replace(/["'{}%\\]/g, '')
          if (name !== '') onChange({ ...test, name })
        }}
      />
      <div className="flex gap-1.5">
        <Select
          look="field"
          label={t('content.if.happened')}
          value={test.happened ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: t('content.if.yes') },
            { value: 'no', label: t('content.if.no') },
          ]}
          onChange={(next) => onChange({ ...test, happened: next === 'yes' })}
        />
        <Select
          look="field"
          label={t('content.if.within')}
          value={known ?? '60'}
          options={spans.map((value) => ({ value, label: t(`content.if.span.${value}`) }))}
          onChange={(next) => onChange({ ...test, withinMinutes: Number(next) })}
        />
      </div>
    </>
  )
}

function StageTest({ test, onChange }: TestProps<'stage'>) {
  const { t } = useWords()
  const toggle = (stage: Stage): void => {
    const next = test.stages.includes(stage)
      ? test.stages.filter((each) => each !== stage)
      : [...test.stages, stage]
    if (next.length > 0) onChange({ ...test, stages: next })
  }
  return (
    <>
      <Select
        look="field"
        label={t('content.if.subject.stage')}
        value={test.is}
        options={[
          { value: 'one_of', label: t('content.if.oneOf') },
          { value: 'none_of', label: t('content.if.noneOf') },
        ]}
        onChange={(is) => onChange({ ...test, is })}
      />
      <div className="flex flex-wrap gap-x-3 gap-y-1">
        {stages.map((stage) => (
          <label key={stage} className="flex items-center gap-1.5 text-12">
            <input
              type="checkbox"
              className="accent-brand"
              checked={test.stages.includes(stage)}
              onChange={() => toggle(stage)}
            />
            {t(`stage.${stage}`)}
          </label>
        ))}
      </div>
    </>
  )
}

function StockTest({ test, onChange }: TestProps<'stock'>) {
  const { t } = useWords()
  return (
    <Select
      look="field"
      label={t('content.if.subject.stock')}
      value={test.is}
      options={[
        { value: 'there', label: t('content.if.stockThere') },
        { value: 'gone', label: t('content.if.stockGone') },
      ]}
      onChange={(is) => onChange({ ...test, is })}
    />
  )
}

const relations = ['equal', 'not_equal', 'contains', 'more', 'less', 'known', 'unknown'] as const

function TraitTest({ test, onChange }: TestProps<'trait'>) {
  const { t } = useWords()
  const needsValue = test.is !== 'known' && test.is !== 'unknown'
  return (
    <>
      <Input
        aria-label={t('content.traitName')}
        value={test.name}
        maxLength={64}
        onChange={(event) => {
          const name = event.target.value.replace(/[^A-Za-z0-9_]/g, '')
          if (/^[A-Za-z_]/.test(name)) onChange({ ...test, name })
        }}
      />
      <Select
        look="field"
        label={t('content.if.subject.trait')}
        value={test.is}
        options={relations.map((value) => ({ value, label: t(`content.if.is.${value}`) }))}
        onChange={(is) => onChange({ ...test, is })}
      />
      {needsValue && (
        <Input
          aria-label={t('content.traitValue')}
          value={String(test.value ?? '')}
          maxLength={200}
          onChange={(event) => {
            const value = event.target.value.replace(/["'{}%\\]/g, '')
            const isNumber = (test.is === 'more' || test.is === 'less') && /^-?\d+(\.\d+)?$/.test(value)
            onChange({ ...test, value: isNumber ? Number(value) : value })
          }}
        />
      )}
    </>
  )
}
