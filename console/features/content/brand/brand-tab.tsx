import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SaveBrandReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Failure, PageLoading } from '../../../kit/states.tsx'
import { tell, tellFailure } from '../../../kit/tell.ts'
import type { Brand, BrandKit } from '../model.ts'
import { brandQuery } from '../queries.ts'
import { BrandColours } from './brand-colours.tsx'
import { BrandRules } from './brand-rules.tsx'
import { BrandSample } from './brand-sample.tsx'
import { BrandSign } from './brand-sign.tsx'
import { BrandVoice } from './brand-voice.tsx'

/** How the brand looks and speaks: set once, kept in every message by the linter. */
export function BrandTab() {
  const query = useQuery(brandQuery)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <BrandForm key={query.data.revision} brand={query.data} />
}

export interface BrandPart {
  kit: BrandKit
  put: (change: Partial<BrandKit>) => void
  isLocked: boolean
}

function BrandForm({ brand }: { brand: Brand }) {
  const { t, format } = useWords()
  const [kit, setKit] = useState(brand.kit)
  const isLocked = !useScope('content:publish')
  const save = useSave(kit, brand.revision)
  const part: BrandPart = { kit, isLocked, put: (change) => setKit((before) => ({ ...before, ...change })) }
  return (
    <form
      className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:flex-row lg:overflow-hidden"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <div className="min-w-0 flex-1 px-4 pt-4 md:px-6 lg:overflow-y-auto">
        <fieldset disabled={isLocked} className="flex max-w-160 flex-col gap-8">
          <BrandSign {...part} />
          <BrandColours {...part} />
          <BrandVoice {...part} />
          <BrandRules {...part} />
        </fieldset>
        <div className="sticky bottom-0 mt-6 flex max-w-160 items-center gap-3 border-t bg-surface py-3">
          {!isLocked && (
            <Button tone="primary" type="submit" isBusy={save.isPending} disabled={kit === brand.kit}>
              {t('action.save')}
            </Button>
          )}
          {brand.updatedAt !== null && (
            <span className="text-12 text-text-3">
              {t('content.brandSavedBy', {
                name: brand.updatedBy ?? '',
                at: format.dateTime(brand.updatedAt),
              })}
            </span>
          )}
        </div>
      </div>
      <BrandSample kit={kit} />
    </form>
  )
}

function useSave(kit: BrandKit, revision: number) {
  const { t } = useWords()
  return useMutation({
    mutationFn: () => request<SaveBrandReply>('/api/v1/brand', { method: 'PUT', body: { kit }, revision }),
    onSuccess: (saved) => {
      queryClient.setQueryData(brandQuery.queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ['content-trial'] })
      tell(t('content.brandSaved'))
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
}
