import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { CheckBox } from '../../kit/check-box.tsx'
import { Page } from '../../kit/page.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { NoneYet } from '../live/none-yet.tsx'
import { EarnBlock, ExpiryBlock, SpendBlock } from './earn-blocks.tsx'
import { Example } from './example.tsx'
import { type Programme, programmeQuery, saveProgramme } from './loyalty-queries.ts'
import { OtherNames } from './other-names.tsx'
import { readyOf, usual } from './programme-model.ts'
import { RewardsBlock } from './rewards-block.tsx'
import { RulesBlock } from './rules-block.tsx'
import { TiersBlock } from './tiers-block.tsx'

/** The programme of points: what they come for, what they are worth, tiers and rewards, with an example that lives. */
export default function LoyaltyPage() {
  const { t } = useWords()
  const query = useQuery(programmeQuery)
  const [draft, setDraft] = useState<Programme | null>(null)
  const canManage = useScope('loyalty:manage')
  const saved = query.data?.programme ?? null
  const shown = draft ?? saved
  const save = useMutation({
    mutationFn: (body: Programme) => saveProgramme(body),
    onSuccess: () => {
      setDraft(null)
      tell(t('loyalty.saved'))
    },
  })
  return (
    <Page
      title={t('loyalty.title')}
      note={shown !== null && <Note isOn={shown.isActive} isChanged={draft !== null} />}
      action={
        canManage &&
        shown !== null && (
          <>
            {draft !== null && <Button onClick={() => setDraft(null)}>{t('action.cancel')}</Button>}
            <Button
              tone="primary"
              isBusy={save.isPending}
              disabled={draft === null || draft.name.trim() === ''}
              onClick={() => draft !== null && save.mutate(readyOf(draft))}
            >
              {t('loyalty.save')}
            </Button>
          </>
        )
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto border-t px-4 py-4 md:px-6">
        {query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isPending ? (
          <Bone className="h-64 w-full" />
        ) : shown === null ? (
          <NoneYet
            title={t('loyalty.empty')}
            action={canManage ? <Begin onBegin={() => setDraft(usual)} /> : undefined}
          >
            {t('loyalty.emptyText')}
          </NoneYet>
        ) : (
          <Editor
            draft={shown}
            currency={query.data.currency}
            canManage={canManage}
            error={save.error}
            onChange={(change) => setDraft({ ...shown, ...change })}
          />
        )}
      </div>
    </Page>
  )
}

function Begin({ onBegin }: { onBegin: () => void }) {
  const { t } = useWords()
  return (
    <Button tone="primary" onClick={onBegin}>
      {t('loyalty.begin')}
    </Button>
  )
}

function Note({ isOn, isChanged }: { isOn: boolean; isChanged: boolean }) {
  const { t } = useWords()
  if (isChanged) return <>{t('loyalty.unsaved')}</>
  return <>{isOn ? t('loyalty.on') : t('loyalty.off')}</>
}

interface EditorProps {
  draft: Programme
  currency: string
  canManage: boolean
  /** Why it could not be saved. */
  error: Error | null
  onChange: (change: Partial<Programme>) => void
}

function Editor({ draft, currency, canManage, error, onChange }: EditorProps) {
  const { t } = useWords()
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_340px]">
      <fieldset disabled={!canManage} className="flex min-w-0 flex-col gap-4">
        {error !== null && (
          <p role="alert" className="text-danger">
            {error.message || t('error.unreachableHint')}
          </p>
        )}
        <div className="flex flex-wrap items-end gap-4">
          <div className="min-w-56 flex-1">
            <TextField
              label={t('loyalty.name')}
              placeholder={t('loyalty.nameExample')}
              value={draft.name}
              maxLength={120}
              onChange={(name) => onChange({ name })}
            />
          </div>
          <CheckBox
            label={t('loyalty.isActive')}
            isChecked={draft.isActive}
            onChange={(isActive) => onChange({ isActive })}
          />
          <OtherNames
            texts={draft.texts}
            fields={[{ field: 'name', label: t('loyalty.name'), most: 120 }]}
            onChange={(texts) => onChange({ texts })}
          />
        </div>
        <EarnBlock draft={draft} currency={currency} onChange={onChange} />
        <RulesBlock draft={draft} onChange={onChange} />
        <TiersBlock draft={draft} currency={currency} onChange={onChange} />
        <SpendBlock draft={draft} currency={currency} onChange={onChange} />
        <ExpiryBlock draft={draft} onChange={onChange} />
        <RewardsBlock canManage={canManage} />
      </fieldset>
      <div className="xl:sticky xl:top-0">
        <Example draft={draft} />
      </div>
    </div>
  )
}
