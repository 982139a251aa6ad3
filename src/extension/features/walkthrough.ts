import type * as vscode from 'vscode';
import { done } from '../base/done';
import type { Feature } from '../services';

/** The first step of the walkthrough is done as soon as there is a manifest. */
export const walkthrough: Feature = ({ manifests }) => {
  let subscription: vscode.Disposable | undefined;
  const look = () => {
    if (manifests.all().length === 0) return;
    done('manifestWritten');
    subscription?.dispose();
  };
  subscription = manifests.onDidChange(look);
  look();
  return subscription;
};
