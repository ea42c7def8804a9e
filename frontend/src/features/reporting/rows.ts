/** The API says of each figure which rows lie behind it, as an address of its own; here that address becomes a page. */
const pages: [prefix: string, page: string, names: Record<string, string>][] = [
  [
    '/api/reports/missing-units',
    '/theo-doi',
    { campaignId: 'dot', unitId: 'donVi', tierId: 'cap', asOf: 'den', geography: 'diaGioi', path: 'noi' },
  ],
  [
    '/api/obligations',
    '/theo-doi',
    {
      campaignId: 'dot',
      unitId: 'donVi',
      tierId: 'cap',
      form: 'viec',
      state: 'tt',
      asOf: 'den',
      geography: 'diaGioi',
    },
  ],
  ['/api/registrations', '/dang-ky', { campaignId: 'campaign', unitId: 'unit', fieldId: 'field' }],
  ['/api/recognitions', '/cong-nhan', {}],
  ['/api/nominations', '/cong-nhan', {}],
  ['/api/awards', '/cong-nhan', {}],
];

export function behind(rows: string): { to: string; search: Record<string, unknown> } {
  const [path, query] = rows.split('?', 2);
  const page = pages.find(([prefix]) => path === prefix);
  if (!page) return { to: '.', search: {} };
  const search: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(query)) search[page[2][name] ?? name] = value;
  if (path === '/api/nominations') search.xem = 'nominations';
  if (path === '/api/awards') search.xem = 'awards';
  return { to: page[1], search };
}
