import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui';
import { PaperList } from '@/ui/PaperList';
import type { Dossier } from './api';
import { DOCUMENTS, Going, Picker, PICTURES, useUploads } from './Uploads';

/** The papers of one dossier; what is missing is given right there. */
export function Papers({ view }: { view: Dossier }) {
  const { t } = useTranslation('papers');
  const uploads = useUploads(view.id, 'papers');
  const mayAttach = view.actions.includes('AttachPaper');
  const mayReport = view.actions.includes('DraftResult') || (view.status === 'accepted' && view.result);
  if (!view.papers) return null;
  return (
    <div className="reg-papers">
      <PaperList
        papers={view.papers}
        act={({ code, name, proof }) =>
          mayAttach && (proof === 'file' || proof === 'photos') ? (
            <Picker
              words={t('add')}
              name={t('add-paper', { name })}
              accept={proof === 'photos' ? PICTURES : DOCUMENTS}
              onFiles={(files) => uploads.add(files, { paper: code })}
            />
          ) : proof === 'result' && mayReport ? (
            <Button component={Link} to={`/dang-ky/${view.id}/ket-qua`} size="sm">
              {t('result')}
            </Button>
          ) : undefined
        }
      />
      <Going uploads={uploads} />
    </div>
  );
}
