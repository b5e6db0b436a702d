import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import '../app/app.css'
import { queryClient } from '../app/queries.ts'
import { WordsProvider } from '../app/words-provider.tsx'
import { loadMessages, loadPart } from '../i18n/t.ts'
import { PageLoading } from '../kit/states.tsx'
import Toaster from '../kit/toast.tsx'
import { keepOffline } from './keep-offline.ts'
import { TillGate } from './till-gate.tsx'

// Without a network a sale is kept here: nothing that is pressed may wait for it to come back.
queryClient.setDefaultOptions({ ...queryClient.getDefaultOptions(), mutations: { networkMode: 'always' } })

const root = document.getElementById('root')
if (root) {
  void loadMessages('pl')
  void loadMessages('en')
  // Both languages: whoever works without a network may still choose.
  void loadPart('store').then(keepOffline)
  createRoot(root).render(
    <StrictMode>
      <Suspense>
        <WordsProvider>
          <QueryClientProvider client={queryClient}>
            <Suspense fallback={<PageLoading />}>
              <TillGate />
            </Suspense>
            <Toaster />
          </QueryClientProvider>
        </WordsProvider>
      </Suspense>
    </StrictMode>,
  )
}
