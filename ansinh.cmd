@echo off
rem ansinh ARGS: publishes the program once into artifacts\app, again when a source is newer, then runs it with ARGS.
setlocal
set "ROOT=%~dp0"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
chcp 65001 >nul
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "$root = $env:ROOT; $app = Join-Path $root 'artifacts\app\ansinh.exe'; $stamp = Join-Path $root 'artifacts\app.stamp';" ^
  "if (-not (Test-Path $app) -or -not (Test-Path $stamp)) { exit 1 }" ^
  "$made = (Get-Item $stamp).LastWriteTimeUtc;" ^
  "$newer = @('src', 'law', 'schema', 'Directory.Build.props', 'Directory.Packages.props', 'global.json') |" ^
  "ForEach-Object { Get-ChildItem (Join-Path $root $_) -Recurse -File } |" ^
  "Where-Object { $_.LastWriteTimeUtc -gt $made -and $_.FullName -notmatch '\\(bin|obj|node_modules|wwwroot\\lib)\\' };" ^
  "if ($newer) { exit 1 }"
if not errorlevel 1 goto run

dotnet --list-sdks 2>nul | findstr /b "10." >nul
if errorlevel 1 (
  echo Chưa có .NET SDK 10: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
  echo .NET SDK 10 is missing: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
  exit /b 3
)
where npm >nul 2>nul
if errorlevel 1 (
  echo Cần Node.js từ bản 20 và npm: https://nodejs.org 1>&2
  echo Node.js 20 or newer with npm is needed: https://nodejs.org 1>&2
  exit /b 3
)
echo Đang dựng chương trình / Building the program ... 1>&2
if not exist "%ROOT%artifacts" mkdir "%ROOT%artifacts"
pushd "%ROOT%"
dotnet publish src\AnSinh.Cli -c Release -o artifacts\app -v quiet --nologo --disable-build-servers -p:RestoreLockedMode=true >artifacts\publish.log 2>&1
if errorlevel 1 (
  type artifacts\publish.log 1>&2
  popd
  exit /b 3
)
popd
type nul >"%ROOT%artifacts\app.stamp"

:run
rem The collector's youngest part at 64 MB (hexadecimal): a month's people are collected less often.
if not defined DOTNET_GCgen0size set DOTNET_GCgen0size=4000000
"%ROOT%artifacts\app\ansinh.exe" %*
exit /b %errorlevel%
