import { command, upload, type components } from '@/api';

type Copy = components['schemas']['PublicCopyView'];

export const useBlackenPicture = command('post', '/api/files/{id}/blackened/public-copies');
export const useRemovePublicCopy = command('delete', '/api/public-copies/{id}');
export const putPublicCopy = (fileId: string, file: File, intention: string) =>
  upload<Copy>({
    address: `/api/files/${fileId}/public-copies`,
    file,
    fields: {},
    intention,
    onProgress: () => undefined,
  });
