import { send, upload, type components } from '@/api';
import { number } from '@/i18n/format';
import { insisting, PART, sendInParts } from './sendInParts';

export type Purpose = components['schemas']['FileView']['purpose'];
export type FileView = components['schemas']['FileView'];

/** What a file is to the dossier: what it shows, and of which activity; or the required paper that it is. */
export type FileIs = { purpose: Purpose; activityId?: string } | { paper: string };

/** Where on a page a file belongs, so that what was left unsent goes on there. */
export type Shelf = 'dossier' | 'papers' | 'activities';
export const shelfOf = (is: FileIs): Shelf =>
  'paper' in is ? 'papers' : is.activityId ? 'activities' : 'dossier';

const LONGEST_SIDE = 2560;
const SMALL_ENOUGH = 700_000;
export const LARGEST_FILE = 20_000_000;

export const fileSize = (bytes: number) =>
  bytes < 1_000_000 ? `${number(Math.max(1, bytes / 1000))} KB` : `${number(bytes / 1_000_000, 1)} MB`;

/** A phone's picture is made small before it travels; what cannot be read as a picture goes as it is. */
export async function shrink(file: File): Promise<File> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= SMALL_ENOUGH) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const by = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * by);
    canvas.height = Math.round(picture.height * by);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

interface Going {
  registrationId: string;
  file: File;
  is: FileIs;
  /** One per file, so that sending again after a lost answer stores it once. */
  intention: string;
  onProgress: (share: number) => void;
  onWaiting: (waits: boolean) => void;
}

/** A small file goes whole; a big one part by part, and goes on when a lost connection is back. */
export function sendFile({
  registrationId,
  file,
  is,
  intention,
  onProgress,
  onWaiting,
}: Going): Promise<FileView> {
  if (file.size <= PART)
    return insisting(onWaiting)(() =>
      upload<FileView>({
        address: `/api/registrations/${registrationId}/${'paper' in is ? 'papers/files' : 'files'}`,
        file,
        fields: is,
        intention,
        onProgress,
      }),
    );
  return sendInParts<FileView>(
    file,
    {
      start: () =>
        send(
          'post',
          '/api/registrations/{id}/uploads',
          {
            path: { id: registrationId },
            body: { name: file.name, size: file.size, purpose: 'document', ...is },
          },
          { intention },
        ),
      part: (id, from, bytes, onShare) =>
        upload<{ received: number }>({
          address: `/api/uploads/${id}/parts`,
          file: new File([bytes], file.name),
          fields: { offset: `${from}` },
          intention: `${intention}-${from}`,
          onProgress: onShare,
        }),
      where: (id) => send('get', '/api/uploads/{id}', { path: { id } }),
      finish: (id) =>
        send('post', '/api/uploads/{id}/files', { path: { id } }, { intention: `${intention}-file` }),
    },
    onProgress,
    onWaiting,
  );
}
