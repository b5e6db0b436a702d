import { Plus, X } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import type { DynamicBlock } from '../model.ts'
import { ConditionFields } from './condition-fields.tsx'
import { firstCondition } from './tree.ts'
import { useBlockDesk } from './use-blocks.ts'

/** The cases of a dynamic block: the first whose condition holds is shown. */
export function CaseList({ block }: { block: DynamicBlock }) {
  const { t } = useWords()
  const { put } = useBlockDesk()
  const putCases = (cases: DynamicBlock['cases'], tag = ''): void => put({ ...block, cases }, tag)
  return (
    <div className="flex flex-col gap-4 pb-4">
      <p className="text-12 text-text-2">{t('content.dynamicText')}</p>
      {block.cases.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a case is its place
        <section key={index} className="rounded-card border border-line bg-surface p-3">
          <div className="mb-2 flex items-center justify-between">
            <h3 className="font-strong">{t('content.caseNumber', { number: index + 1 })}</h3>
            {block.cases.length > 1 && (
              <IconButton
                size="sm"
                icon={X}
                label={t('content.removeCase', { number: index + 1 })}
                onClick={() => putCases(block.cases.filter((_, at) => at !== index))}
              />
            )}
          </div>
          <ConditionFields
            condition={one.when}
            onChange={(when) =>
              putCases(
                block.cases.map((each, at) => (at === index ? { ...each, when } : each)),
                `case.${index}`,
              )
            }
          />
        </section>
      ))}
      {block.cases.length < 10 && (
        <Button
          icon={Plus}
          className="self-start"
          onClick={() => putCases([...block.cases, { when: firstCondition, blocks: [] }])}
        >
          {t('content.addCase')}
        </Button>
      )}
    </div>
  )
}
