import { useEffect, useState } from 'react';
import type { Flaws } from '@/ui/own/check';
import type { FormReading } from '@/ui/own/fields';
import { useGetFormSchema } from './api';
import type { Entry, Formed } from './entry';

/** Reads what is written by the campaign's published schema. The reader is fetched only where the campaign asks fields of its own. */
export function useFlaws({ campaign, tierId }: Formed): (entry: Entry) => Flaws {
  const asks = (campaign.form.fields?.length ?? 0) > 0;
  const schema = useGetFormSchema({ path: { id: campaign.id }, query: { tierId } }, { enabled: asks }).data;
  const [read, setRead] = useState<((schema: object, reading: FormReading) => Flaws) | null>(null);
  useEffect(() => {
    if (asks) void import('@/ui/own/check').then(({ flawsOf }) => setRead(() => flawsOf));
  }, [asks]);
  return ({ name, parts, own }) => (schema && read ? read(schema, { name, parts, answers: own ?? {} }) : {});
}
