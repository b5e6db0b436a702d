import type { Address } from './tenant-calls.ts'

const ofImport = (rest = ''): Address => ({
  isForeign: true,
  path: ({ importId }) => `/api/v1/imports/${importId}${rest}`,
})

/** How imports are called with the things of one workspace. */
export const importAddresses: Readonly<Record<string, Address>> = {
  beginImport: { isForeign: false, body: () => ({ kind: 'customers', name: 'plik.csv', bytes: 5 }) },
  listImports: { isForeign: false },
  listImportTargets: { isForeign: false, path: () => '/api/v1/import-targets?kind=customers' },
  getImport: ofImport(),
  putImportPart: ofImport('/parts?offset=0'),
  getRefusedRows: ofImport('/refused'),
  mapImport: { ...ofImport('/mapping'), body: () => ({ mapping: {} }) },
  checkImport: ofImport('/check'),
  runImport: ofImport('/run'),
  cancelImport: ofImport('/cancel'),
  undoImport: ofImport('/undo'),
  deleteImport: ofImport(),
}
