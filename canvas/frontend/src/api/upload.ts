/** Sends a file and tells how far it is; fetch cannot. */
import { ApiError, address } from "./client";
import type { Asset } from "./types";

export function uploadFile(file: File, onProgress: (share: number) => void): Promise<Asset> {
  const { url, csrf } = address("/media/upload");
  const form = new FormData();
  form.append("file", file);
  const request = new XMLHttpRequest();
  request.open("POST", url);
  request.setRequestHeader("X-CSRFToken", csrf);
  request.upload.onprogress = (event) => onProgress(event.loaded / (event.total || 1));
  return new Promise((done, failed) => {
    request.onerror = () => failed(new TypeError("The server cannot be reached"));
    request.onload = () => {
      const body = JSON.parse(request.responseText);
      if (request.status < 400) done(body.data);
      else failed(new ApiError(request.status, body));
    };
    request.send(form);
  });
}
