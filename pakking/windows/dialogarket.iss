; Inno Setup 6: iscc /DVersjon=0.1.0 pakking\windows\dialogarket.iss
; Installs for the one who runs it, without administrator rights.  Silent: dialogarket-setup.exe /VERYSILENT /NORESTART
#ifndef Versjon
  #error Give the version: iscc /DVersjon=0.1.0
#endif

[Setup]
AppId={{8C7B9B54-6D0C-4B53-9C55-1E0A5D1B6A31}
AppName=Dialogarket
AppVersion={#Versjon}
AppVerName=Dialogarket {#Versjon}
DefaultDirName={localappdata}\Programs\Dialogarket
DefaultGroupName=Dialogarket
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=..\..\dist
OutputBaseFilename=dialogarket-{#Versjon}-setup
SetupIconFile=..\..\desktop\resources\icons\app.ico
UninstallDisplayIcon={app}\dialogarket.exe
LicenseFile=..\..\LICENSE
Compression=lzma2
SolidCompression=yes
CloseApplications=yes
RestartApplications=no
WizardStyle=modern

[Languages]
Name: "nb"; MessagesFile: "compiler:Languages\Norwegian.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "..\..\dist\dialogarket\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; Nothing of an older version may be loaded by the new one.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\Dialogarket"; Filename: "{app}\dialogarket.exe"

[Run]
Filename: "{app}\dialogarket.exe"; Description: "Dialogarket"; Flags: nowait postinstall skipifsilent

; The talks in %LOCALAPPDATA%\Dialogarket are left where they are when the program is removed:
; «Slett alt på denne maskinen» in the program erases them.
