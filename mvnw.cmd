@echo off
rem Runs Maven, which it fetches once, from Apache, into .m2 of your home: a JDK is all that is needed. MAVEN_ZIP names
rem another address to fetch it from.
setlocal
set "VERSION=3.9.11"
set "SUM=0d7125e8c91097b36edb990ea5934e6c68b4440eef4ea96510a0f6815e7eeadb"
if not defined MAVEN_ZIP set "MAVEN_ZIP=https://archive.apache.org/dist/maven/maven-3/%VERSION%/binaries/apache-maven-%VERSION%-bin.zip"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "FOLDER=%MAVEN_USER_HOME%\wrapper"
set "MAVEN=%FOLDER%\apache-maven-%VERSION%"
if exist "%MAVEN%\bin\mvn.cmd" goto run
if not exist "%FOLDER%" mkdir "%FOLDER%"
echo Fetching Maven %VERSION% (9 MB): %MAVEN_ZIP%
powershell -NoProfile -Command "$ErrorActionPreference='Stop'; $z='%FOLDER%\maven.zip'; Invoke-WebRequest -UseBasicParsing '%MAVEN_ZIP%' -OutFile $z; if ((Get-FileHash $z).Hash -ne '%SUM%') { Remove-Item $z; throw 'What came is not Maven %VERSION%.' }; Expand-Archive -Force $z '%FOLDER%'; Remove-Item $z"
if errorlevel 1 (
  echo Maven could not be fetched: install it yourself and type mvn instead of mvnw.
  exit /b 1
)
:run
"%MAVEN%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
