import type * as vscode from 'vscode';

/**
 * Tokens live in VS Code's SecretStorage only, one per server address, and are handed out for exactly that address
 * (design section 5): asking for another origin or sub-path finds nothing.
 */
export class TokenVault {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  async read(serverBase: string): Promise<string | undefined> {
    return this.secrets.get(keyOf(serverBase));
  }

  async store(serverBase: string, token: string): Promise<void> {
    await this.secrets.store(keyOf(serverBase), token);
  }

  async forget(serverBase: string): Promise<void> {
    await this.secrets.delete(keyOf(serverBase));
  }
}

function keyOf(serverBase: string): string {
  return `veSupport.token:${serverBase}`;
}
