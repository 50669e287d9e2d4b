/** Address of the workbench of a server, with a folder or as an empty window. */
export function workbenchUrl(serverUrl: string, folder?: string): string {
  const url = new URL(serverUrl);
  if (folder === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set('folder', folder);
  return url.href;
}
