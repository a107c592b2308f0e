/** A file on its way to the server, from wherever it came; a refusal is kept in words. */
import { useState } from "react";
import { send } from "../api/client";
import type { Asset, Json } from "../api/types";
import { uploadFile } from "../api/upload";

interface Upload {
  /** Share that is sent, null while nothing is on its way. */
  progress: number | null;
  problem: string | null;
  takeFile(file: File): Promise<void>;
  takeAddress(url: string): Promise<void>;
  takeData(data: DataTransfer): boolean;
}

export function useUpload(onChange: (value: Json) => void): Upload {
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (arriving: Promise<Asset>) => {
    setProgress(0);
    setProblem(null);
    try {
      onChange((await arriving) as unknown as Json);
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setProgress(null);
    }
  };
  const takeFile = (file: File) => take(uploadFile(file, setProgress));
  const takeAddress = (url: string) =>
    take(send<{ data: Asset }>("POST", "/media/upload", { url }).then(({ data }) => data));
  return {
    progress,
    problem,
    takeFile,
    takeAddress,
    /** What was dropped or pasted: a file, or the address of one. */
    takeData: (data) => {
      const file = data.files[0];
      const url = data.getData("text/uri-list") || data.getData("text/plain");
      if (file) void takeFile(file);
      else if (/^https?:\/\//.test(url.trim())) void takeAddress(url.trim());
      else return false;
      return true;
    },
  };
}
