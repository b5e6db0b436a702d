import { type ConsentChannel, consentChannels } from '@splot/contract/consent-words'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Field, TextArea } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { addWording, purposesQuery, wordingsQuery } from './consent-api.ts'
import { wordChannel } from './consent-words.ts'
import { Diff } from './diff.tsx'
import type { Family } from './wordings.ts'

interface Draft {
  id: string
  purpose: string
  channel: ConsentChannel
  pl: string
  en: string
  noticeVersion: string
}

function begin(family: Family | null): Draft {
  const latest = family?.versions[0]
  return {
    id: family?.id ?? '',
    purpose: family?.purpose ?? 'marketing',
    channel: consentChannels.find((one) => one === family?.channel) ?? 'email',
    pl: latest?.text.pl ?? '',
    en: latest?.text.en ?? '',
    noticeVersion: latest?.noticeVersion ?? '',
  }
}

/** Publishes the version; the list then shows it. */
function usePublish(draft: Draft, onDone: () => void) {
  const { t } = useWords()
  return useMutation({
    mutationFn: () => {
      const { id, purpose, channel, pl, en, noticeVersion } = draft
      return addWording(id, {
        purpose,
        channel,
        text: { pl, en },
        ...(noticeVersion.trim() === '' ? {} : { noticeVersion }),
      })
    },
    onSuccess: async () => {
      onDone()
      tell(t('wordings.published'))
      await queryClient.invalidateQueries({ queryKey: wordingsQuery.queryKey })
    },
  })
}

/** A new version in both languages, with what changed since the last; published once it is saved, and never changed. */
export function WordingDialog({ family, onClose }: { family: Family | null; onClose: () => void }) {
  const { t } = useWords()
  const [draft, setDraft] = useState(() => begin(family))
  const latest = family?.versions[0] ?? null
  const isSame = latest !== null && latest.text.pl === draft.pl && latest.text.en === draft.en
  const add = usePublish(draft, onClose)
  return (
    <FormDialog
      width="wide"
      onClose={onClose}
      title={family === null ? t('wordings.add') : t('wordings.newVersionOf', { id: family.id })}
      intro={t('wordings.intro')}
      submit={t('wordings.publish')}
      isBusy={add.isPending}
      isIncomplete={isSame}
      error={add.error}
      onSubmit={() => add.mutate()}
    >
      {family === null && <Place draft={draft} onChange={setDraft} />}
      <Texts draft={draft} family={family} onChange={setDraft} />
      <TextField
        label={t('wordings.noticeVersion')}
        hint={t('wordings.noticeHint')}
        maxLength={64}
        value={draft.noticeVersion}
        onChange={(noticeVersion) => setDraft({ ...draft, noticeVersion })}
      />
    </FormDialog>
  )
}

interface PartProps {
  draft: Draft
  onChange: (draft: Draft) => void
}

function Texts({ draft, family, onChange }: PartProps & { family: Family | null }) {
  const { t } = useWords()
  const latest = family?.versions[0] ?? null
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {(['pl', 'en'] as const).map((language) => {
        const old = latest?.text[language]
        return (
          <div key={language} className="flex min-w-0 flex-col gap-2">
            <Field
              label={t(language === 'pl' ? 'wordings.inPolish' : 'wordings.inEnglish')}
              hint={t('wordings.placeholder')}
            >
              {(control) => (
                <TextArea
                  {...control}
                  lang={language}
                  required
                  rows={6}
                  maxLength={4_000}
                  value={draft[language]}
                  onChange={(event) => onChange({ ...draft, [language]: event.target.value })}
                />
              )}
            </Field>
            {old !== undefined && old !== draft[language] && (
              <p lang={language} className="whitespace-pre-wrap rounded-control bg-sunken p-2 text-12">
                <Diff before={old} after={draft[language]} />
              </p>
            )}
          </div>
        )
      })}
    </div>
  )
}

function Place({ draft, onChange }: PartProps) {
  const { t, language } = useWords()
  const purposes = useQuery(purposesQuery).data?.items ?? []
  const channels = purposes.find((one) => one.id === draft.purpose)?.channels ?? []
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <TextField
        label={t('purposes.id')}
        hint={t('purposes.idHint')}
        required
        pattern="[a-z0-9][a-z0-9_\-]{0,63}"
        value={draft.id}
        onChange={(id) => onChange({ ...draft, id })}
      />
      <Field label={t('consents.purpose')}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('consents.purpose')}
            value={draft.purpose}
            options={purposes.map((one) => ({ value: one.id, label: one.name[language] }))}
            onChange={(purpose) => {
              const next = purposes.find((one) => one.id === purpose)?.channels[0] ?? draft.channel
              onChange({ ...draft, purpose, channel: next })
            }}
          />
        )}
      </Field>
      <Field label={t('filter.channel')}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('filter.channel')}
            value={draft.channel}
            options={channels.map((one) => ({ value: one, label: wordChannel(one, t) }))}
            onChange={(channel) => onChange({ ...draft, channel })}
          />
        )}
      </Field>
    </div>
  )
}
