import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Button, Dialog, ErrorState, SheetSkeleton, Textarea } from '@/ui';
import { useGetDigestText } from './obligationsApi';

type Query = NonNullable<Parameters<typeof useGetDigestText>[0]>['query'];

/** Who is missing, in words for a chat group: Khéo sends nothing there, the officer pastes it. */
export function DigestDialog({ query, onClose }: { query: Query; onClose: () => void }) {
  const { t } = useTranslation('obligations');
  const digest = useGetDigestText({ query });
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<boolean>();
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      box.current?.select();
      setCopied(false);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={t('digest.title')} size="lg">
      {digest.error ? (
        <ErrorState error={digest.error} onRetry={() => void digest.refetch()} />
      ) : !digest.data ? (
        <SheetSkeleton lines={6} />
      ) : (
        <div className="k-form b-form">
          <p>
            {t('digest.what', { named: number(digest.data.named), missing: number(digest.data.missing) })}
          </p>
          <Textarea
            ref={box}
            label={t('digest.text')}
            readOnly
            autosize
            minRows={6}
            maxRows={16}
            value={digest.data.text}
          />
          <div className="k-form-acts">
            <Button variant="filled" data-autofocus onClick={() => void copy(digest.data.text)}>
              {t('digest.copy')}
            </Button>
            <Button onClick={onClose}>{t('ui:close')}</Button>
            <span role="status" className={copied ? 'k-saved' : undefined}>
              {copied === undefined ? '' : t(copied ? 'digest.copied' : 'digest.not-copied')}
            </span>
          </div>
        </div>
      )}
    </Dialog>
  );
}
