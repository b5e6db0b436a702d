import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GetBannerReply } from '../../../app/api.gen.ts'
import { ApiError, request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { CheckBox } from '../../../kit/check-box.tsx'
import { Field, Input, TextArea } from '../../../kit/field.tsx'
import { Failure, PageLoading } from '../../../kit/states.tsx'
import { Segmented } from '../../../kit/tabs.tsx'
import { tell } from '../../../kit/tell.ts'
import { type ContentLanguage, contentLanguages } from '../model.ts'
import { bannerQuery } from './banner-query.ts'
import { BannerSample } from './banner-sample.tsx'

type Settings = GetBannerReply['settings']

const fields = ['title', 'text', 'refuse', 'agree', 'details'] as const
type WordField = (typeof fields)[number]
const most = { title: 80, text: 600, refuse: 30, agree: 30, details: 30 } as const

/** The banner by which the page script asks for consent: whether it asks, and in which words. */
export function BannerTab() {
  const query = useQuery(bannerQuery)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <PageLoading />
  return <BannerForm key={query.data.revision} banner={query.data} />
}

function BannerForm({ banner }: { banner: GetBannerReply }) {
  const { t, language: own } = useWords()
  const isLocked = !useScope('content:publish')
  const [settings, setSettings] = useState(banner.settings)
  const [language, setLanguage] = useState<ContentLanguage>(own)
  const save = useSave(settings, banner.revision)
  const isOn = settings.isOn ?? true
  const shown = { ...banner.defaults[language], ...withoutEmpty(settings.texts?.[language] ?? {}) }
  return (
    <form
      className="min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <fieldset disabled={isLocked} className="grid max-w-260 gap-8 lg:grid-cols-2">
        <div className="flex flex-col gap-4">
          <div>
            <h2 className="font-strong text-16">{t('banner.title')}</h2>
            <p className="mt-1 text-text-2">{t('banner.text')}</p>
          </div>
          <CheckBox
            label={t('banner.isOn')}
            isChecked={isOn}
            onChange={(next) => setSettings((before) => ({ ...before, isOn: next }))}
          />
          <div>
            <Segmented<ContentLanguage>
              label={t('content.language')}
              value={language}
              options={contentLanguages.map((value) => ({ value, label: t(`content.language.${value}`) }))}
              onChange={setLanguage}
            />
          </div>
          <WordFields
            language={language}
            settings={settings}
            defaults={banner.defaults[language]}
            refusal={save.error}
            onChange={setSettings}
          />
          {!isLocked && (
            <Button
              tone="primary"
              type="submit"
              className="self-start"
              isBusy={save.isPending}
              disabled={settings === banner.settings}
            >
              {t('action.save')}
            </Button>
          )}
        </div>
        <BannerSample words={shown} language={language} isOn={isOn} />
      </fieldset>
    </form>
  )
}

interface WordsProps {
  language: ContentLanguage
  settings: Settings
  /** What stands where nothing is written. */
  defaults: Record<string, string>
  refusal: Error | null
  onChange: (settings: Settings) => void
}

/** The words in one language; what a law of fairness refuses is said at its field. */
function WordFields({ language, settings, defaults, refusal, onChange }: WordsProps) {
  const { t } = useWords()
  const problem = refusal instanceof ApiError ? refusal.problem : null
  const texts = settings.texts?.[language] ?? {}
  const put = (field: WordField, value: string): void =>
    onChange({ ...settings, texts: { ...settings.texts, [language]: { ...texts, [field]: value } } })
  const hint = t('banner.textHint', { brand: '{brand}', purposes: '{purposes}' })
  return (
    <>
      {fields.map((field) => (
        <Field
          key={field}
          label={t(`banner.${field}.label`)}
          hint={field === 'text' ? hint : undefined}
          error={problem?.path === `body.settings.texts.${language}.${field}` ? problem.hint : undefined}
        >
          {(control) => {
            const shared = {
              ...control,
              maxLength: most[field],
              placeholder: defaults[field] ?? '',
              value: texts[field] ?? '',
            }
            return field === 'text' ? (
              <TextArea {...shared} rows={4} onChange={(event) => put(field, event.target.value)} />
            ) : (
              <Input {...shared} onChange={(event) => put(field, event.target.value)} />
            )
          }}
        </Field>
      ))}
      {refusal !== null && (
        <p role="alert" className="text-danger">
          {problem?.title || refusal.message || t('error.unreachable')}
        </p>
      )}
    </>
  )
}

const withoutEmpty = (texts: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).flatMap(([key, text]) => (text ? [[key, text]] : [])))

function useSave(settings: Settings, revision: number) {
  const { t } = useWords()
  return useMutation({
    mutationFn: () =>
      request<GetBannerReply>('/api/v1/banner', { method: 'PUT', body: { settings }, revision }),
    onSuccess: (saved) => {
      queryClient.setQueryData(bannerQuery.queryKey, saved)
      tell(t('banner.saved'))
    },
  })
}
