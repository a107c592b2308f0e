import { useEffect } from "react";
import type { Boot } from "../boot";
import { SettingsFrame } from "../pages/SettingsFrame";
import { watchUsage } from "../store/usage";
import own from "./Settings.module.css";
import { SideMenu } from "./SideMenu";

/** A page of the settings, with the menu of all of them. */
export function SettingsPage({ boot, children }: { boot: Boot; children: React.ReactNode }) {
  useEffect(watchUsage, []);
  return (
    <SettingsFrame boot={boot} title="Settings" side={<SideMenu boot={boot} />}>
      <div className={own.page}>{children}</div>
    </SettingsFrame>
  );
}
