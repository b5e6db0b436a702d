import type { Address, Belongings } from './tenant-calls.ts'

const definition = { fields: [{ kind: 'text', name: 'topic', label: { pl: 'Temat' } }] }

/** How the routes of forms and page addresses are called. */
export const formAddresses: Readonly<Record<string, Address>> = {
  listForms: { isForeign: false },
  createForm: { isForeign: false, body: () => ({ name: 'one more', definition }) },
  // A form of nobody: ids of forms lie open in pages, so a foreign one must be as unknown as this.
  getForm: { isForeign: true, path: ({ formId }: Belongings) => `/api/v1/forms/${formId}` },
  saveForm: {
    isForeign: false,
    path: ({ formId }) => `/api/v1/forms/${formId}`,
    body: () => ({ name: 'taken', definition }),
  },
  archiveForm: { isForeign: true, path: ({ formId }: Belongings) => `/api/v1/forms/${formId}` },
  countForms: { isForeign: false },
  listPages: { isForeign: false },
  makePreviewLink: {
    isForeign: true,
    path: ({ contentId }) => `/api/v1/content/${contentId}/preview-link`,
    body: () => ({}),
  },
  putPageAddress: {
    isForeign: true,
    path: ({ contentId }) => `/api/v1/content/${contentId}/address`,
    body: ({ workspaceId }) => ({ slug: `page-${workspaceId.replace(/[^a-z0-9]/g, '')}` }),
  },
}
